// A page whose text React renders and renders anew, in both ways of highlighting.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { openCard } from "../card.mjs";
import { serve, visit } from "../site.mjs";

const APP = `
import { createElement as h, useState, useEffect } from "react";
import { createRoot } from "react-dom/client";
import { flushSync } from "react-dom";

const first = [
  ["会议指出，", "林长制", "全面见效，国土绿化取得新进展，湿地保护修复成效明显。"],
  ["会议强调，", "要严格落实林长制", "，压实各级林长责任，把国土绿化作为头等大事。"],
  ["会议要求，", "要抓好湿地保护", "，修复退化湿地，落实林长制，做到早发现、早处置。"],
];
let change;
function Report() {
  const [{ paragraphs, size, note }, set] = useState({ paragraphs: first, size: 16, note: "" });
  useEffect(() => { change = (to) => flushSync(() => set((now) => ({ ...now, ...to }))); });
  return h("main", null,
    h("h1", null, "全市林业工作会议召开"),
    h("div", { className: "content", style: { fontSize: size } },
      paragraphs.map(([start, middle, end], i) => h("p", { key: start + i }, start, h("strong", null, middle), end, note))));
}
const root = createRoot(document.getElementById("root"), {
  onUncaughtError: (error) => { throw error; },
});
flushSync(() => root.render(h(Report)));
window.app = { first, change: (to) => change(to), unmount: () => flushSync(() => root.unmount()) };
`;
const { outputFiles: [bundle] } = await build({
  stdin: { contents: APP, resolveDir: fileURLToPath(new URL("..", import.meta.url)) },
  bundle: true, write: false, format: "iife", minify: true, define: { "process.env.NODE_ENV": '"development"' }, logLevel: "silent",
});
serve("/made/react-app.js", bundle.text, { "content-type": "text/javascript" });
const report = serve("/made/react.html",
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>示例</title></head><body><div id="root"></div><script src="/made/react-app.js"></script><script src="/dist/embed.js" defer></script></body></html>`);

/** Waits until exactly these texts are highlighted, in the text's order. */
const settled = (page, wanted) =>
  page.waitForFunction((wanted) => {
    const texts = CSS.highlights
      ? [...CSS.highlights.get("jiyao-term-1") ?? []].map(String)
      : [...document.querySelectorAll("mark.jiyao-term-1")].map((mark) => mark.textContent);
    return JSON.stringify(texts) === JSON.stringify(wanted);
  }, wanted);
const texts = (page) => page.locator(".content p").evaluateAll((paragraphs) => paragraphs.map((p) => p.textContent));
const change = (page, to) => page.evaluate((to) => app.change(to), to);
const written = (paragraphs, note = "") => paragraphs.map((parts) => parts.join("") + note);

for (const [way, before] of [
  ["custom highlights", () => {}],
  ["marks", (page) => page.addInitScript(() => Object.defineProperty(CSS, "highlights", { value: undefined }))],
]) {
  test(`React goes on rendering, and the highlights follow: ${way}`, async (t) => {
    const page = await visit(t, report, { before, allowed: /Download the React DevTools/ });
    const { first } = await page.evaluate(() => ({ first: app.first }));
    const terms = (count) => Array(count).fill("林长制");
    assert.equal(await page.evaluate(async () => (await jiyao.widget).highlight(["林长制"])), 3);
    await settled(page, terms(3));

    // A style only: nothing of the text changes.
    await change(page, { size: 18 });
    await settled(page, terms(3));
    assert.deepEqual(await texts(page), written(first));

    // Text in the same nodes, before, in and behind a highlight.
    const second = [first[0], ["会议强调，林长制", "要严格落实林长制", "，林长制是总抓手。"], first[2]];
    await change(page, { paragraphs: second });
    assert.deepEqual(await texts(page), written(second), "before anything of ours has run");
    await settled(page, terms(5));
    assert.deepEqual(await texts(page), written(second));

    // Another order, one paragraph less, one more; nodes are moved, removed, made.
    const third = [["会议通报，", "各地", "推行林长制的情况。"], second[2], second[0]];
    await change(page, { paragraphs: third });
    await settled(page, terms(3));
    assert.deepEqual(await texts(page), written(third));

    // Text behind every paragraph comes and goes, many times in a row.
    for (let i = 1; i <= 20; i += 1) await change(page, { note: `（第${i}版）` });
    await settled(page, terms(3));
    assert.deepEqual(await texts(page), written(third, "（第20版）"));
    await change(page, { note: "", paragraphs: first });
    await settled(page, terms(3));

    // The card's lines still lead to their place.
    await openCard(page);
    await page.locator("jiyao-card .line").first().click();
    await page.waitForFunction(() => document.activeElement.closest(".content"));

    await page.evaluate(async () => (await jiyao.widget).destroy());
    await change(page, { paragraphs: second });
    assert.deepEqual(await texts(page), written(second));
    assert.equal(await page.locator("mark, .content [tabindex]").count(), 0);
    await page.evaluate(() => app.unmount());
    assert.equal(await page.locator("#root > *").count(), 0);
  });
}
