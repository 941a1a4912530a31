// What has to work in every engine: mount, size, card, highlight, print, destroy, a strict page. Run with
// BROWSERS=chromium,firefox,webkit (`cargo xtask test --all-browsers`); the thorough tests are those in Chromium.
import assert from "node:assert/strict";
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { before, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { near, paper } from "../paper.mjs";
import { printsLayout } from "../printing.mjs";
import { served } from "../served.mjs";
import { browser } from "./webdriver.mjs";

const www = fileURLToPath(new URL("../../../www", import.meta.url));
const site = fileURLToPath(new URL("../../../target/engines", import.meta.url));
const names = (process.env.BROWSERS ?? "chromium,firefox,webkit").split(",");

/** The demo page, its tag told to wait, so that the page before and after can be compared. */
before(async () => {
  await rm(site, { recursive: true, force: true });
  await mkdir(site, { recursive: true });
  for (const folder of ["dist", "demo"]) await cp(join(www, folder), join(site, folder), { recursive: true });
  const report = "<article><h1>示例会议召开</h1><p>会议指出，要抓好湿地保护修复。会议强调，要落实责任，加强监督，按时完成。</p><p style='font-size: 12pt'>会议确定，抓好两项任务。一是加强湿地保护修复。二是完善监督制度。</p></article>";
  const page = (attributes) => `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>示例会议召开</title><script src="/dist/embed.js" defer ${attributes}></script></head><body>${report}</body></html>`;
  await writeFile(join(site, "waits.html"), page("data-mount='false'"));
  await writeFile(join(site, "mounts.html"), page(""));
  // Firefox's PDF names few Chinese characters rightly: what is looked for on paper is Latin.
  const long = `<nav>SITEMENU</nav><article><h1>示例会议召开</h1>${"<p>天地人和山川湖海春夏秋冬东南西北风雨雷电日月星辰。</p>".repeat(30)}<p>GDP</p></article><footer>SITEFOOT</footer>`;
  for (const layout of ["article", "gongwen"]) await writeFile(join(site, `${layout}.html`), page(`data-print-layout="${layout}"`).replace(report, long));
});

/** A part of a shadow root, once it is there. */
const part = async (host, selector) => {
  for (;;) {
    const found = document.querySelector(host)?.shadowRoot?.querySelector(selector);
    if (found) return found;
    await new Promise((done) => setTimeout(done, 20));
  }
};

for (const name of names) {
  test(`${name}: mount, size, card, highlight, print, destroy`, { timeout: 180_000 }, async (t) => {
    const page = await browser(t, name);
    t.diagnostic(page.version);
    await page.open(`${await served(t, site)}/waits.html`);
    await page.run(async () => {
      window.failures = [];
      addEventListener("error", (event) => failures.push(event.message));
      addEventListener("unhandledrejection", (event) => failures.push(String(event.reason)));
      window.untouched = document.documentElement.outerHTML;
      window.widget = await jiyao.mount();
    });

    const sizes = () => page.run(async () => [...document.querySelectorAll("article p")].map((p) => parseFloat(getComputedStyle(p).fontSize)));
    const before = await sizes();
    await page.press(await page.run(part, "jiyao-bar", "[data-command=larger]"));
    (await sizes()).forEach((size, index) => assert.ok(size > before[index], `${size} after ${before[index]}`));

    await page.press(await page.run(part, "jiyao-bar", "[data-command=digest]"));
    const headline = await page.run(part, "jiyao-card", ".headline");
    assert.ok(headline, "the card shows a headline");
    const digest = await page.run(async () => widget.digest());
    assert.match(digest.headline.text, /湿地|会议/);
    assert.equal(digest.outlines[0].items.length, 2);

    const places = await page.run(async () => {
      const count = await widget.highlight(["湿地保护修复"]);
      const registered = globalThis.CSS?.highlights ? [...CSS.highlights].filter(([name]) => name.startsWith("jiyao")).reduce((sum, [, highlight]) => sum + highlight.size, 0) : count;
      return [count, registered];
    });
    assert.deepEqual(places, [2, 2]);

    // The dialogue itself cannot be driven: what is asked for is that the browser is told to print.
    assert.equal(await page.run(async () => {
      let asked = 0;
      window.print = () => void asked++;
      await widget.print();
      return asked;
    }), 1);

    const after = await page.run(async () => {
      widget.destroy();
      return [document.documentElement.outerHTML, untouched, globalThis.CSS?.highlights?.size ?? 0, failures];
    });
    assert.equal(after[0], after[1]);
    assert.deepEqual(after.slice(2), [0, []]);
  });

  test(`${name}: the browser's own print gives the report alone, in the page's layout`, { timeout: 180_000 }, async (t) => {
    const page = await browser(t, name);
    const origin = await served(t, site);
    for (const layout of ["article", "gongwen"]) {
      await page.open(`${origin}/${layout}.html`);
      const before = await page.run(async () => (await jiyao.widget, document.documentElement.outerHTML));
      while (!(await page.run(`async () => (${printsLayout})()`))) await setTimeout(100);
      const pdf = await page.print();
      if (!pdf) return t.skip(`${name}'s driver cannot print`);
      const { text, pages } = await paper({ pdf: ({ path }) => writeFile(path, pdf) });
      assert.match(text, /GDP/);
      assert.doesNotMatch(text, /SITE/);
      for (const sheet of pages) {
        near(sheet.width, 210, "width");
        near(sheet.height, 297, "height");
        assert.ok(sheet.ink(20, 262), "a page is blank");
      }
      if (layout === "gongwen") {
        // Title, a free row and 31 paragraphs of a line each.
        assert.equal(pages.length, 2);
        const rows = pages[0].lines.filter(({ top, bottom }) => (top + bottom) / 2 < 262);
        const first = pages[0].ink(0, 262);
        assert.equal(rows.length, 21, "22 rows with the free one");
        near(first.left, 28, "left edge of the type area", 12);
        near(first.bottom, 262 - (28.95 - 16) / 2 * 25.4 / 72, "bottom of the type area");
      }
      assert.equal(await page.run(async () => document.documentElement.outerHTML), before);
    }
  });

  test(`${name}: a strict policy is kept, and the engine runs in a worker`, { timeout: 180_000 }, async (t) => {
    const page = await browser(t, name);
    const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types jiyao";
    await page.open(`${await served(t, site, { "content-security-policy": policy })}/mounts.html`);
    const [headline, violations, scripts] = await page.run(async () => {
      const violations = [];
      addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => violations.push(`${violatedDirective} ${blockedURI}`));
      const widget = await jiyao.widget;
      widget.fontScale = 1.5;
      const { headline } = await widget.digest();
      await widget.highlight("keywords");
      return [headline.text, violations, performance.getEntriesByType("resource").map(({ name }) => name)];
    });
    assert.ok(headline);
    assert.deepEqual(violations, []);
    assert.ok(scripts.some((address) => address.includes("/worker-")), scripts.join("\n"));
    assert.ok(!scripts.some((address) => /\/engine\.js$/.test(address)), "the engine's script is not fetched on the page's own thread");
  });
}
