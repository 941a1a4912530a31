// A Chromium with the extension in it, whose button the tests press as a reader does. What it fetches is watched.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { inWholeBrowser, launching, site } from "./site.mjs";

export const unpacked = fileURLToPath(new URL("../../target/extension/chromium", import.meta.url));

/** Starts it, with the extension of a folder; it ends with the test. `requests`: what is fetched and is no part of the opened pages. */
export async function extended(t, folder = unpacked) {
  inWholeBrowser();
  const profile = await mkdtemp(join(tmpdir(), "jiyao-profile-"));
  const context = await chromium.launchPersistentContext(profile, {
    ...launching,
    args: [...launching.args, "--headless=new", "--enable-unsafe-extension-debugging"],
    ignoreDefaultArgs: ["--disable-extensions"],
    viewport: { width: 1280, height: 900 },
  });
  const requests = [];
  // The browser may fetch a page's own pictures anew when it lays the page out again.
  const pages = new Set();
  let opening = false;
  context.on("request", (request) => {
    const url = request.url();
    if (opening) pages.add(url);
    else if (/^https?:/.test(url) && !pages.has(url)) requests.push(url);
  });
  t.after(async () => {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  });
  const browser = await context.browser().newBrowserCDPSession();
  const { id } = await browser.send("Extensions.loadUnpacked", { path: folder });
  const worker = context.serviceWorkers().find((worker) => worker.url().includes(id)) ?? (await context.waitForEvent("serviceworker"));

  /** Opens a page of the site, or of elsewhere. */
  const open = async (path) => {
    const page = await context.newPage();
    page.lines = [];
    page.on("console", (message) => page.lines.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => page.lines.push(`uncaught: ${error.message}`));
    opening = true;
    await page.goto(new URL(path, await site()).href);
    await page.bringToFront();
    // Pictures of style sheets are asked for when the page is first laid out, which may be after its load event.
    await page.evaluate(() => void document.documentElement.getBoundingClientRect());
    opening = false;
    return page;
  };
  /** Presses the button in a page's tab; gives the badge once it says what became of that. */
  const press = async (page) => {
    // Its tab is the active one now; the press may open another.
    const tabId = await worker.evaluate(async () => (await chrome.tabs.query({ active: true, lastFocusedWindow: true }))[0].id);
    const button = () => worker.evaluate(async (tabId) => ({ badge: await chrome.action.getBadgeText({ tabId }), title: await chrome.action.getTitle({ tabId }) }), tabId);
    const before = await button();
    const session = await context.newCDPSession(page);
    const { targetInfo: own } = await session.send("Target.getTargetInfo");
    const { targetInfos } = await browser.send("Target.getTargets", { filter: [{ type: "tab" }] });
    const tab = targetInfos.find(({ url }) => url === own.url);
    await browser.send("Extensions.triggerAction", { id, targetId: tab.targetId });
    for (;;) {
      const after = await button();
      if (after.title !== before.title) return after;
      await new Promise((done) => setTimeout(done, 20));
    }
  };
  /** The extension's words, in the language of the browser at hand. */
  const said = (name) => worker.evaluate((name) => chrome.i18n.getMessage(name), name);
  return { context, worker, requests, open, press, said };
}
