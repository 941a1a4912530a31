// The front door as an app: it can be installed, works without a network, and opens what is handed to it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { serve, visit, www } from "../site.mjs";

const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";
const own = "示例县召开河道整治工作会议\n会议指出，要抓好河道整治。\n会议强调，河道整治要落实责任，按时完成。\n会议明确，各乡镇要在汛期以前排查沿河违章建筑，清理淤积河段，加固险工险段，公布责任人名单，接受群众监督；县水务局每月通报一次进度，对进展缓慢的及时督办，确保年底前全面完成整治任务。";

/** The front door under a strict policy, once all of it is kept. */
async function app(t, options) {
  serve("/index.html", await readFile(join(www, "index.html"), "utf8"), { "content-security-policy": POLICY });
  const page = await visit(t, "/index.html", options);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  return page;
}

test("the front door can be installed", async (t) => {
  const page = await app(t);
  const session = await page.context().newCDPSession(page);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  // Playwright's contexts are like private windows, where nothing can be installed.
  assert.deepEqual(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito"), []);
  const { errors, data } = await session.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  const { file_handlers: [{ accept }], share_target } = JSON.parse(data);
  assert.deepEqual(Object.values(accept).flat(), [".txt", ".html", ".htm"]);
  assert.equal(share_target.method, "POST", "a shared text is no part of an address");
});

test("the app works without a network, digest and all", async (t) => {
  const page = await app(t);
  await page.context().setOffline(true);
  await page.reload();
  await page.locator("#own-text").fill(own);
  await page.locator(".own [type=submit]").click();
  await page.locator("article h1", { hasText: "示例县" }).waitFor();
  await page.locator("jiyao-card .headline").waitFor();
  await page.context().setOffline(false);
});

test("a shared text and a shared file are opened, and the server hears nothing of them", async (t) => {
  const page = await app(t);
  const share = (parts) => page.evaluate((parts) => {
    const form = Object.assign(document.createElement("form"), { action: "share", method: "post", enctype: "multipart/form-data" });
    for (const [name, value] of Object.entries(parts)) {
      const input = Object.assign(document.createElement("input"), { name, type: name === "file" ? "file" : "hidden" });
      if (name !== "file") input.value = value;
      else {
        const held = new DataTransfer();
        held.items.add(new File([value], "报道.txt", { type: "text/plain" }));
        input.files = held.files;
      }
      form.append(input);
    }
    document.body.append(form);
    form.submit();
  }, parts);
  const [title, ...rest] = own.split("\n");
  await share({ title, text: rest.join("\n") });
  await page.locator("article h1", { hasText: title }).waitFor();
  assert.equal(new URL(page.url()).search, "");
  await share({ file: own.replace("示例县", "青禾县") });
  await page.locator("article h1", { hasText: "青禾县" }).waitFor();
  await page.reload();
  await page.locator("article h1", { hasText: "2025年全市水务" }).waitFor();
});

test("files that the system opens with the app are shown", async (t) => {
  const page = await app(t, {
    before: (page) => page.addInitScript(() => {
      // Only an installed app gets these from the browser.
      Object.defineProperty(window, "launchQueue", { value: { setConsumer: (consumer) => (window.launch = consumer) } });
    }),
  });
  await page.waitForFunction(() => window.launch);
  await page.evaluate((text) => launch({ files: [{ getFile: async () => new File([text], "报道.txt") }] }), own);
  await page.locator("article h1", { hasText: "示例县" }).waitFor();
});
