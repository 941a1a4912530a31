// The extension in a real Chromium: the button mounts the widget on pages of all kinds, and takes it away again.
import assert from "node:assert/strict";
import { cp, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { extended, unpacked } from "../extended.mjs";
import { pageWith, pressBar, serve, violations, www } from "../site.mjs";

const demo = async (name) => (await readFile(join(www, `demo/${name}.html`), "utf8")).replace(/<script src=[^>]*embed\.js[^>]*><\/script>|<link [^>]*icon[^>]*>/g, "");
const modern = await demo("modern");

/** Pages of sites that know nothing of the widget. */
const PAGES = {
  modern: serve("/demo/bare-modern.html", modern),
  TRS: serve("/demo/bare-trs.html", await demo("trs")),
  "strict policy and Trusted Types": serve("/demo/bare-strict.html", await demo("strict")),
  "policy that forbids all but WebAssembly": serve("/demo/bare-none.html", modern, {
    "content-security-policy": "default-src 'none'; script-src 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'",
  }),
  "lang=en": serve("/demo/bare-en.html", modern.replace('lang="zh-CN"', 'lang="en"')),
};

const size = (page) => page.getByText(/^\s*会议指出/).first().evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
const markup = (page) => page.evaluate(() => document.documentElement.outerHTML);
const stored = (page) => page.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage)]);

test("the extension works by a press on pages of all kinds, offline, and gives them back byte for byte", async (t) => {
  const { context, requests, open, press, said } = await extended(t);
  for (const [name, path] of Object.entries(PAGES)) {
    await t.test(name, async () => {
      await context.setOffline(false);
      const page = await open(path);
      const before = await markup(page);
      assert.equal(await page.locator("jiyao-bar").count(), 0, "nothing before the press");
      await context.setOffline(true);
      assert.deepEqual(await press(page), { badge: await said("badge_open"), title: await said("away") });
      await page.locator("jiyao-bar").waitFor();

      const small = await size(page);
      await page.locator("jiyao-bar [data-command=larger]").click();
      assert.ok((await size(page)) > small, "the text grows");
      await pressBar(page, "digest");
      await page.locator("jiyao-card .headline").waitFor();
      await pressBar(page, "keywords");
      await page.waitForFunction(() => [...CSS.highlights.keys()].some((key) => key.startsWith("jiyao")));
      await page.evaluate(() => {
        window.printed = 0;
        addEventListener("beforeprint", () => void window.printed++);
      });
      await pressBar(page, "print");
      await page.locator("jiyao-preview [data-command=print]").click();
      await page.waitForFunction(() => window.printed === 1);
      await page.keyboard.press("Escape");
      await page.locator("jiyao-preview").waitFor({ state: "detached" });

      assert.deepEqual(await press(page), { badge: "", title: await said("open") });
      assert.equal(await page.evaluate(() => CSS.highlights.size), 0);
      assert.ok((await markup(page)) === before, "the page is as it was");
      assert.deepEqual(await stored(page), [[], []], "the site's own stores stay empty");
      assert.deepEqual(requests, []);
      assert.deepEqual(page.lines, []);
      await page.close();
    });
  }
});

test("what the reader chooses holds for all sites; the site's own copy wins; pages without a report get a badge only", async (t) => {
  const { context, requests, open, press, said } = await extended(t);
  const first = await open(PAGES.modern);
  await press(first);
  await first.locator("jiyao-bar [data-command=larger]").click();
  const percent = await first.locator("jiyao-bar .percent").textContent();
  const elsewhere = new URL(PAGES.TRS, first.url());
  elsewhere.hostname = "localhost"; // another origin
  const second = await open(elsewhere.href);
  await press(second);
  assert.equal(await second.locator("jiyao-bar .percent").textContent(), percent);
  await second.locator("jiyao-bar [data-command=larger]").click();
  // In the other tab at once.
  const larger = await second.locator("jiyao-bar .percent").textContent();
  await first.locator("jiyao-bar .percent", { hasText: larger }).waitFor({ state: "attached" });
  assert.notEqual(larger, percent);

  const own = await open("/demo/modern.html");
  await own.locator("jiyao-bar").waitFor();
  const before = await markup(own);
  assert.equal((await press(own)).badge, await said("badge_site"));
  assert.equal(await own.locator("jiyao-bar").count(), 1);
  assert.ok((await markup(own)) === before, "the page stays as it is");
  // The site's copy comes after ours.
  const late = await open(serve("/demo/late.html", modern.replace("</head>", '<script src="../dist/embed.js" defer data-mount="false"></script></head>')));
  assert.equal((await press(late)).badge, await said("badge_open"));
  await late.evaluate(() => jiyao.mount());
  await late.waitForFunction(() => document.querySelectorAll("jiyao-bar").length === 1);
  assert.ok(await late.evaluate(async () => (await jiyao.mount()).article.title));

  // A site's copy goes on fetching what it may need.
  for (const page of [own, late]) await page.close();
  requests.length = 0;
  const list = await open("/fixtures/pages/list-page/page.html");
  const listed = await markup(list);
  const { badge, title } = await press(list);
  assert.deepEqual([badge, title], [await said("badge_none"), await said("none")]);
  assert.ok((await markup(list)) === listed, "the page stays as it is");
  assert.deepEqual(requests, []);
  const forbidden = await context.newPage();
  await forbidden.goto("chrome://version");
  await forbidden.bringToFront();
  assert.equal((await press(forbidden)).title, `${await said("forbidden")}\nCannot access a chrome:// URL`);
});

test("copying, documents for Word and reading aloud work in the extension's world, and its commands speak the report's language", async (t) => {
  const { context, open, press } = await extended(t);
  const page = await open(serve("/demo/bare-english.html", `<!doctype html><html lang="en"><title>Meeting</title><main><h1>The county water board met in Qinghe</h1>${"<p>The board agreed that every township inspects its river banks before the flood season, and publishes who is responsible for each of them.</p>".repeat(8)}</main></html>`));
  await press(page);
  await page.locator("jiyao-bar button", { hasText: "Open your own report" }).waitFor({ state: "attached" });

  const report = await open(PAGES["policy that forbids all but WebAssembly"]);
  await context.grantPermissions(["clipboard-read"]);
  await press(report);
  await report.locator("jiyao-bar button", { hasText: "打开自己的报道" }).waitFor({ state: "attached" });
  await pressBar(report, "digest");
  await report.locator("jiyao-card [data-command=copy-summary]").click();
  await report.locator("jiyao-card .done", { hasText: "已复制" }).waitFor();
  const text = await report.evaluate(() => navigator.clipboard.readText());
  assert.ok(text.includes(report.url()) && text.includes("机器摘录，以原文为准"), text);
  await report.locator("jiyao-card .export summary").click();
  const [file] = await Promise.all([report.waitForEvent("download"), report.locator("jiyao-card [data-word=docx-summary]").click()]);
  assert.match(file.suggestedFilename(), /\.docx$/);
  assert.equal((await readFile(await file.path(), "latin1")).slice(0, 2), "PK", "a document for Word is a zip");
  await pressBar(report, "speech");
  // A machine with a voice reads, one without says that it has none.
  const speaks = report.locator("jiyao-bar [data-command=speech][aria-pressed=true]");
  await speaks.or(report.locator("jiyao-bar .message", { hasText: "语音" })).waitFor();
  assert.deepEqual(report.lines, []);
});

test("a press is not lost where the page's process hears what to run before it hears that it may", async (t) => {
  const { open, press, said, worker } = await extended(t);
  // Chromium does this now and then under load, and cannot be made to.
  const refuse = (times) => worker.evaluate((times) => {
    const { executeScript } = (globalThis.own ??= { ...chrome.scripting });
    chrome.scripting.executeScript = async (injection) => {
      if (times-- > 0) throw new Error("Cannot access contents of the page.");
      return executeScript(injection);
    };
  }, times);
  const page = await open(PAGES.modern);
  await refuse(3);
  assert.deepEqual(await press(page), { badge: await said("badge_open"), title: await said("away") });
  await refuse(Infinity);
  assert.deepEqual(await press(page), { badge: "!", title: `${await said("forbidden")}\nCannot access contents of the page.` }, "the cause is told");
  await refuse(0);
  assert.deepEqual(await press(page), { badge: "", title: await said("open") });
});

test("where the page's policy forbids WebAssembly, a press opens the report in a page of the extension", async (t) => {
  const { context, requests, open, press, said } = await extended(t);
  const page = await open(serve("/demo/bare-closed.html", modern, { "content-security-policy": "default-src 'none'; style-src 'self'; img-src 'self'; sandbox" }));
  const before = await markup(page);
  await context.setOffline(true);
  const opened = context.waitForEvent("page");
  assert.equal((await press(page)).title, await said("blocked"));
  const front = await opened;
  await front.locator("article h1", { hasText: "2025年全市水务与湿地工作会议在澜汀召开" }).waitFor();
  await front.locator("jiyao-card .headline").waitFor();
  assert.equal(new URL(front.url()).protocol, "chrome-extension:");
  assert.ok((await markup(page)) === before, "the page stays as it is");
  assert.deepEqual(requests, []);
});

test("打开自己的报道 opens the front door offline, with the selected text in it", async (t) => {
  const { context, requests, open, press, said } = await extended(t);
  const page = await open(PAGES["strict policy and Trusted Types"]);
  await context.setOffline(true);
  await press(page);
  const text = await page.evaluate(() => {
    const paragraph = [...document.querySelectorAll("p")].find((p) => p.textContent.startsWith("会议确定"));
    getSelection().selectAllChildren(paragraph);
    return paragraph.textContent;
  });
  await page.locator("jiyao-bar [data-command=more]").click();
  const [front] = await Promise.all([context.waitForEvent("page"), page.locator("jiyao-bar button", { hasText: "打开自己的报道" }).click()]);
  const lines = [];
  front.on("console", (message) => lines.push(message.text()));
  await front.waitForFunction(() => document.querySelector("#own-text")?.value);
  assert.equal(await front.locator("#own-text").inputValue(), text);
  // The example goes once the engine has read the text.
  await front.waitForFunction(() => ![...document.querySelectorAll("article p")].some((paragraph) => paragraph.textContent.includes("会议指出")));
  await front.locator("jiyao-card .headline").waitFor();
  assert.deepEqual(requests, []);
  assert.deepEqual(lines, []);
  assert.equal(await front.locator(".demos, .embed").evaluateAll((all) => all.filter((element) => element.checkVisibility()).length), 0);
});

test("在这个网站自动打开 asks for that site alone; once allowed, the widget is there without a press", async (t) => {
  const asking = await extended(t);
  const page = await asking.open(PAGES.modern);
  await asking.press(page);
  await page.locator("jiyao-bar [data-command=more]").click();
  assert.deepEqual(await violations(page), []);
  const [options] = await Promise.all([asking.context.waitForEvent("page"), page.locator("jiyao-bar button", { hasText: "在这个网站自动打开" }).click()]);
  await options.locator(".question", { hasText: "127.0.0.1" }).waitFor();
  await options.evaluate(() => {
    chrome.permissions.request = async (wanted) => ((window.wanted = wanted), false); // the browser's own dialogue cannot be pressed
  });
  await options.locator("#allow").click();
  await options.locator("[role=status]", { hasText: await asking.said("options_refused") }).waitFor();
  assert.deepEqual(await options.evaluate(() => wanted), { origins: ["http://127.0.0.1/*"] });
  assert.deepEqual(await violations(options, "html"), []);

  // As after the reader's yes: the same extension, with the permission for one site.
  const folder = join(unpacked, "../allowed");
  await cp(unpacked, folder, { recursive: true });
  const manifest = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8"));
  await writeFile(join(folder, "manifest.json"), JSON.stringify({ ...manifest, host_permissions: ["http://127.0.0.1/*"] }));
  const { open, press, requests, worker, said } = await extended(t, folder);
  while (!(await worker.evaluate(() => chrome.scripting.getRegisteredContentScripts())).length) await new Promise((done) => setTimeout(done, 20));
  const allowed = await open(PAGES["policy that forbids all but WebAssembly"]);
  await allowed.locator("jiyao-bar").waitFor();
  await allowed.locator("jiyao-bar [data-command=more]").click();
  await allowed.locator("jiyao-bar button[aria-pressed=true]", { hasText: "在这个网站自动打开" }).waitFor();
  while ((await worker.evaluate(async () => chrome.action.getBadgeText({ tabId: (await chrome.tabs.query({ active: true }))[0].id }))) !== await said("badge_open")) await new Promise((done) => setTimeout(done, 20));
  assert.equal((await press(allowed)).badge, "");
  assert.equal(await allowed.locator("jiyao-bar").count(), 0);
  const elsewhere = new URL(PAGES.modern, allowed.url());
  elsewhere.hostname = "localhost";
  const other = await open(elsewhere.href);
  assert.equal(await other.locator("jiyao-bar").count(), 0);
  assert.deepEqual(requests, []);
});

test("the manifest asks for what it uses and no more, and pages can see none of the extension's files", async () => {
  const { permissions, host_permissions, optional_host_permissions, web_accessible_resources, content_scripts } = JSON.parse(await readFile(join(unpacked, "manifest.json"), "utf8"));
  assert.deepEqual(permissions, ["activeTab", "scripting", "storage"]);
  assert.deepEqual(optional_host_permissions, ["http://*/*", "https://*/*"]);
  assert.deepEqual([host_permissions, web_accessible_resources, content_scripts], [undefined, undefined, undefined]);
});

test("what the stores are told names every permission, and its summaries and pictures are as they take them", async () => {
  const source = join(www, "extension");
  const { permissions, optional_host_permissions } = JSON.parse(await readFile(join(source, "manifest.json"), "utf8"));
  for (const language of ["zh_CN", "zh_TW", "en"]) {
    const page = await readFile(join(source, `store/${language.replace("_", "-")}.md`), "utf8");
    const named = [...page.matchAll(/^\| (`.*`).* \|.*\|$/gm)].flatMap(([, cell]) => [...cell.matchAll(/`(.*?)`/g)].map(([, name]) => name));
    assert.deepEqual(named, [...permissions, ...optional_host_permissions]);
    const { name, description } = JSON.parse(await readFile(join(source, `_locales/${language}/messages.json`), "utf8"));
    assert.ok(name.message.length <= 75 && description.message.length <= 132, language);
  }
  // Width and height stand in a JPEG's frame header.
  const size = (picture) => {
    let at = 2;
    while ((picture[at + 1] & 0xfc) !== 0xc0) at += 2 + picture.readUInt16BE(at + 2);
    return [picture.readUInt16BE(at + 7), picture.readUInt16BE(at + 5)];
  };
  const pictures = (await readdir(join(source, "store"))).filter((file) => file.endsWith(".jpg"));
  assert.equal(pictures.length, 6);
  for (const file of pictures) assert.deepEqual(size(await readFile(join(source, "store", file))), file === "tile.jpg" ? [440, 280] : [1280, 800], file);
});
