// The extension in Firefox: what its world has otherwise than Chromium's. The thorough tests are those in Chromium.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { served } from "../served.mjs";
import { browser } from "./webdriver.mjs";

const www = fileURLToPath(new URL("../../../www", import.meta.url));
const site = fileURLToPath(new URL("../../../target/engines-extension", import.meta.url));
const unpacked = fileURLToPath(new URL("../../../target/extension/firefox", import.meta.url));

const ALONE = "default-src 'none'; style-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

/** The demo pages as sites that know nothing of the widget have them; one has, and one is in a template in English. */
async function pages() {
  await rm(site, { recursive: true, force: true });
  await mkdir(site, { recursive: true });
  for (const folder of ["demo", "dist"]) await cp(join(www, folder), join(site, folder), { recursive: true });
  for (const name of ["modern", "trs", "strict"]) {
    const page = await readFile(join(www, `demo/${name}.html`), "utf8");
    const bare = page.replace(/<script src=[^>]*embed\.js[^>]*><\/script>|<link [^>]*icon[^>]*>/g, "");
    await writeFile(join(site, `demo/bare-${name}.html`), bare);
    if (name === "modern") await writeFile(join(site, "demo/bare-english.html"), bare.replace('lang="zh-CN"', 'lang="en"'));
  }
}

/** Presses the extension's button. */
const press = (page, id) => page.inBrowser(async (id) => {
  const { ExtensionParent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
  ExtensionParent.apiManager.global.browserActionFor(WebExtensionPolicy.getByID(id).extension).triggerAction(window);
}, id);

/** A part of a shadow root, once it is there. */
const part = async (host, selector) => {
  for (;;) {
    const found = document.querySelector(host)?.shadowRoot?.querySelector(selector);
    if (found) return found;
    await new Promise((done) => setTimeout(done, 20));
  }
};

/** What the button says, once it is not this. */
const title = (page, id, before = null) => page.inBrowser(async (id, before) => {
  const { ExtensionParent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
  const { action } = ExtensionParent.apiManager.global.browserActionFor(WebExtensionPolicy.getByID(id).extension);
  for (;;) {
    const said = action.getProperty(gBrowser.selectedTab, "title");
    if (said !== before) return said;
    await new Promise((done) => setTimeout(done, 20));
  }
}, id, before);

/** Switches the network off, and on again. */
const offline = (page, off) => page.inBrowser(async (off) => void (Services.io.offline = off), off);

test("Firefox: the extension works by a press on pages of all kinds, offline, and gives them back byte for byte", { timeout: 240_000 }, async (t) => {
  await pages();
  const page = await browser(t, "firefox");
  const id = await page.install(unpacked);
  const click = async (host, selector) => page.press(await page.run(part, host, selector));
  for (const [policy, names] of [["", ["modern", "trs", "strict", "english"]], [ALONE, ["modern"]]]) {
    const origin = await served(t, site, policy && { "content-security-policy": policy });
    for (const name of names) {
      await page.open(`${origin}/demo/bare-${name}.html`);
      await offline(page, true);
      const [before, size] = await page.run(async () => {
        window.size = () => parseFloat(getComputedStyle([...document.querySelectorAll("p")].find((p) => /^\s*会议指出/.test(p.textContent))).fontSize);
        performance.clearResourceTimings();
        return [document.documentElement.outerHTML, size()];
      });
      await press(page, id);
      await click("jiyao-bar", "[data-command=larger]");
      assert.ok((await page.run(async () => size())) > size, "the text grows");
      await click("jiyao-bar", "[data-command=digest]");
      await page.run(part, "jiyao-card", ".headline");
      assert.equal(await page.run(async () => getComputedStyle(document.querySelector("jiyao-bar").shadowRoot.querySelector(".tools")).display), "flex", "the bar has its style sheet");
      await click("jiyao-bar", "[data-command=keywords]");
      await page.run(async () => {
        while (!document.querySelector("mark") && !CSS.highlights?.size) await new Promise((done) => setTimeout(done, 20));
      });
      await press(page, id);
      const after = await page.run(async () => {
        while (document.querySelector("jiyao-bar")) await new Promise((done) => setTimeout(done, 20));
        return [document.documentElement.outerHTML, performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => !name.endsWith("/favicon.ico")), localStorage.length];
      });
      await offline(page, false);
      assert.ok(after[0] === before, `${name} is as it was`);
      assert.deepEqual(after.slice(1), [[], 0]);
    }
  }
});

test("Firefox: copying, reading aloud and printing work in the extension's world; a copy of the site's own wins", { timeout: 240_000 }, async (t) => {
  await pages();
  const page = await browser(t, "firefox");
  const id = await page.install(unpacked);
  const click = async (host, selector) => page.press(await page.run(part, host, selector));
  const origin = await served(t, site);
  await page.open(`${origin}/demo/modern.html`);
  await page.run(part, "jiyao-bar", ".tools");
  const unpressed = await title(page, id);
  await press(page, id);
  assert.match(await title(page, id, unpressed), /网站|site/);
  assert.equal(await page.run(async () => document.querySelectorAll("jiyao-bar").length), 1);

  await page.open(`${origin}/demo/bare-strict.html`);
  await press(page, id);
  await click("jiyao-bar", "[data-command=digest]");
  await click("jiyao-card", "[data-command=copy-summary]");
  await page.run(part, "jiyao-card", ".done:not(:empty)");
  const text = await page.inBrowser(() => navigator.clipboard.readText());
  assert.ok(text.includes(`${origin}/demo/bare-strict.html`) && text.includes("机器摘录，以原文为准"), text);
  // A machine with a voice reads, one without says that it has none.
  await click("jiyao-bar", "[data-command=speech]");
  await page.run(async () => {
    const { shadowRoot } = document.querySelector("jiyao-bar");
    while (!shadowRoot.querySelector("[data-command=speech][aria-pressed=true]") && !shadowRoot.querySelector(".message").textContent.includes("语音")) await new Promise((done) => setTimeout(done, 20));
  });
  // Onto paper that is a file, without the browser's own dialogue.
  const paper = join(site, "paper.pdf");
  await page.inBrowser(async (paper) => {
    Services.prefs.setBoolPref("print.always_print_silent", true);
    Services.prefs.setStringPref("print_printer", "Mozilla Save to PDF");
    Services.prefs.setBoolPref("print.printer_Mozilla_Save_to_PDF.print_to_file", true);
    Services.prefs.setStringPref("print.printer_Mozilla_Save_to_PDF.print_to_filename", paper);
  }, paper);
  await click("jiyao-bar", "[data-command=print]");
  await click("jiyao-preview", "[data-command=print]");
  let printed;
  while (!/%%EOF\s*$/.test((printed = await readFile(paper, "latin1").catch(() => "")))) await new Promise((done) => setTimeout(done, 50));
  assert.match(printed, /^%PDF-/);
});

test("Firefox: 打开自己的报道 opens the front door in the extension, offline, with the selected text in it", { timeout: 240_000 }, async (t) => {
  await pages();
  const page = await browser(t, "firefox");
  const id = await page.install(unpacked);
  await page.open(`${await served(t, site)}/demo/bare-strict.html`);
  await offline(page, true);
  await press(page, id);
  await page.press(await page.run(part, "jiyao-bar", "[data-command=more]"));
  const text = await page.run(async () => {
    const paragraph = [...document.querySelectorAll("p")].find((p) => p.textContent.startsWith("会议确定"));
    getSelection().selectAllChildren(paragraph);
    return paragraph.textContent;
  });
  await page.press(await page.run(async () => {
    for (;;) {
      const found = [...document.querySelector("jiyao-bar").shadowRoot.querySelectorAll("button")].find((button) => button.textContent === "打开自己的报道");
      if (found) return found;
      await new Promise((done) => setTimeout(done, 20));
    }
  }));
  await page.follow();
  assert.deepEqual(await page.run(async () => {
    while (!document.querySelector("#own-text")?.value) await new Promise((done) => setTimeout(done, 20));
    return [location.protocol, document.querySelector("#own-text").value];
  }), ["moz-extension:", text]);
  await page.run(part, "jiyao-card", ".headline");
});

test("Firefox: Mozilla's linter has nothing against the extension", async () => {
  const linter = fileURLToPath(new URL("node_modules/web-ext/bin/web-ext.js", import.meta.url));
  const said = await new Promise((done) => execFile(process.execPath, [linter, "lint", "--source-dir", unpacked, "--output", "json", "--no-config-discovery"], (_, out) => done(out)));
  const { summary, errors } = JSON.parse(said);
  assert.deepEqual(errors, []);
  assert.equal(summary.errors, 0);
});
