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

/** The demo pages as sites that know nothing of the widget have them. */
async function pages() {
  await rm(site, { recursive: true, force: true });
  await mkdir(site, { recursive: true });
  for (const folder of ["demo", "dist"]) await cp(join(www, folder), join(site, folder), { recursive: true });
  for (const name of ["modern", "trs", "strict"]) {
    const page = await readFile(join(www, `demo/${name}.html`), "utf8");
    await writeFile(join(site, `demo/bare-${name}.html`), page.replace(/<script src=[^>]*embed\.js[^>]*><\/script>|<link [^>]*icon[^>]*>/g, ""));
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

test("Firefox: the extension works by a press on pages of all kinds, and gives them back byte for byte", { timeout: 180_000 }, async (t) => {
  await pages();
  const page = await browser(t, "firefox");
  const id = await page.install(unpacked);
  for (const [policy, names] of [["", ["modern", "trs", "strict"]], ["default-src 'none'; style-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'", ["modern"]]]) {
    const origin = await served(t, site, policy && { "content-security-policy": policy });
    for (const name of names) {
      await page.open(`${origin}/demo/bare-${name}.html`);
      const [before, size] = await page.run(async () => {
        window.size = () => parseFloat(getComputedStyle([...document.querySelectorAll("p")].find((p) => /^\s*会议指出/.test(p.textContent))).fontSize);
        performance.clearResourceTimings();
        return [document.documentElement.outerHTML, size()];
      });
      await press(page, id);
      await page.press(await page.run(part, "jiyao-bar", "[data-command=larger]"));
      assert.ok((await page.run(async () => size())) > size, "the text grows");
      await page.press(await page.run(part, "jiyao-bar", "[data-command=digest]"));
      await page.run(part, "jiyao-card", ".headline");
      assert.equal(await page.run(async () => getComputedStyle(document.querySelector("jiyao-bar").shadowRoot.querySelector(".tools")).display), "flex", "the bar has its style sheet");
      await page.press(await page.run(part, "jiyao-bar", "[data-command=keywords]"));
      await page.run(async () => {
        while (!document.querySelector("mark") && !CSS.highlights?.size) await new Promise((done) => setTimeout(done, 20));
      });
      await press(page, id);
      const after = await page.run(async () => {
        while (document.querySelector("jiyao-bar")) await new Promise((done) => setTimeout(done, 20));
        return [document.documentElement.outerHTML, performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => !name.endsWith("/favicon.ico")), localStorage.length];
      });
      assert.ok(after[0] === before, `${name} is as it was`);
      assert.deepEqual(after.slice(1), [[], 0]);
    }
  }
});

test("Firefox: Mozilla's linter has nothing against the extension", async () => {
  const linter = fileURLToPath(new URL("node_modules/web-ext/bin/web-ext.js", import.meta.url));
  const said = await new Promise((done) => execFile(process.execPath, [linter, "lint", "--source-dir", unpacked, "--output", "json", "--no-config-discovery"], (_, out) => done(out)));
  const { summary, errors } = JSON.parse(said);
  assert.deepEqual(errors, []);
  assert.equal(summary.errors, 0);
});
