import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { pageWith, serve, visit, www } from "../site.mjs";

const { createEngine, JiyaoError } = await import(pathToFileURL(join(www, "dist/engine.js")));
const file = join(www, "demo/sample.txt");
const blocks = readFileSync(file, "utf8").split("\n").map((line) => line.trim()).filter(Boolean);

/** JSON with numbers as they would be read back: Rust writes 1.0 where JavaScript writes 1. */
const plain = (value) => JSON.parse(JSON.stringify(value));

test("the digest is the same natively, in Node, in a worker and on the page", async (t) => {
  const native = JSON.parse(execFileSync(process.env.XTASK ?? join(www, "../target/debug/xtask"), ["digest", file], { encoding: "utf8", maxBuffer: 1 << 26 }));
  const inNode = plain((await createEngine()).digest({ blocks }));
  assert.deepEqual(inNode, native);

  const page = await visit(t, serve("/made/digest", pageWith("", "data-mount='false'")), { mounted: false });
  for (const worker of [true, false]) {
    const here = await page.evaluate(async ({ blocks, worker }) => {
      const article = document.createElement("article");
      article.append(...blocks.map((text) => Object.assign(document.createElement("p"), { textContent: text })));
      document.body.replaceChildren(article);
      const widget = await jiyao.mount({ worker });
      const { blocks: read, title } = widget.article;
      const digest = await widget.digest();
      widget.destroy();
      return { digest, read, title };
    }, { blocks, worker });
    const again = plain((await createEngine()).digest({ blocks: here.read, title: here.title || undefined }));
    assert.deepEqual(plain(here.digest), again, worker ? "in a worker" : "on the page");
  }
});

test("bad input gets a clear error with a stable code", async () => {
  const engine = await createEngine();
  const code = (code) => (error) => error instanceof JiyaoError && error.code === code && /[\u4e00-\u9fff]/.test(error.message);
  for (const report of [undefined, null, 1, "text", {}, { blocks: "text" }, { blocks: [1] }]) assert.throws(() => engine.digest(report), code("invalid-input"));
  assert.throws(() => engine.digest({ blocks }, { summary: { words: 3 } }), code("invalid-input"));
  assert.throws(() => engine.write({ blocks }, "pdf"), code("invalid-input"));
  assert.throws(() => engine.write(null, "text"), code("invalid-input"));
  await assert.rejects(createEngine({ dictionary: new Uint8Array([1, 2, 3]) }), code("dictionary-not-one"));
  await assert.rejects(createEngine({ dictionary: join(www, "dist/nowhere.bin") }), code("fetch-failed"));
  engine.dispose();
  assert.throws(() => engine.digest({ blocks }), code("disposed"));
});

test("a written digest holds what the digest holds, and where it comes from", async () => {
  const engine = await createEngine();
  const { headline, summary, sections, outlines, people, keywords } = engine.digest({ title: "示例", blocks });
  const origin = { title: "示例", blocks, date: "2025-02-19", source: "示例局" };
  const text = engine.write({ ...origin, url: "https://example.invalid/a" }, "text");
  const parts = [headline, ...summary, ...sections.flatMap(({ points }) => points), ...outlines.flatMap(({ items }) => items.map(({ heading }) => heading)), ...keywords];
  for (const part of [...parts.map(({ text }) => text), ...sections.map(({ marker }) => marker), ...people.map(({ name }) => name)]) assert.ok(text.includes(part), part);
  for (const line of ["示例", "来源：示例局", "日期：2025-02-19", "网址：https://example.invalid/a", "机器摘录，以原文为准"]) assert.ok(text.split("\n").includes(line), line);
  const markdown = engine.write({ ...origin, file: "a.txt" }, "markdown", { keywords: 1 });
  assert.ok(markdown.startsWith("# 示例\n\n- 来源：示例局\n- 日期：2025-02-19\n- 文件：a.txt\n"), markdown);
  assert.ok(markdown.includes(`## 关键词\n\n${keywords[0].text}\n`), markdown);
});

test("a failed load is not remembered", async () => {
  await assert.rejects(createEngine({ dictionary: join(www, "dist/nowhere.bin") }));
  assert.ok((await createEngine()).segment("会议指出").length);
});

test("empty and odd reports give empty digests, not exceptions", async () => {
  const engine = await createEngine();
  for (const blocks of [[], [""], ["", " "], ["\u0000"], ["🦜".repeat(50)], ["。。。。"], ["一是"], ["\ud800"]]) {
    const { headline, summary, keywords } = engine.digest({ blocks });
    assert.equal(typeof headline.text, "string");
    assert.ok(Array.isArray(summary) && Array.isArray(keywords));
  }
});

test("an article of 2 MB is digested", async (t) => {
  const many = Array.from({ length: Math.ceil(700_000 / blocks.join("").length) }, () => blocks).flat();
  const body = `<article>${many.map((text) => `<p>${text}</p>`).join("")}</article>`;
  const page = await visit(t, serve("/made/long", pageWith(body)));
  await page.locator("[data-command=larger]").first().click();
  const digest = await page.evaluate(async () => (await jiyao.widget).digest());
  assert.ok(digest.keywords.length > 0);
});

test("the bar never waits for the engine", async (t) => {
  const page = await visit(t, "/demo/modern.html", {
    before: (page) => page.route(/engine|dictionary|worker/, () => {}), // never answered
  });
  await page.locator("[data-command=digest]").first().click();
  await page.locator("[data-command=larger]").first().click();
  assert.ok((await page.evaluate(async () => (await jiyao.widget).fontScale)) > 1);
});
