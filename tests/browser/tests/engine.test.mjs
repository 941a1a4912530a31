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
      const { article: found } = widget;
      const digest = await widget.digest();
      widget.destroy();
      return { digest, article: found };
    }, { blocks, worker });
    const again = plain((await createEngine()).digest({ ...here.article, title: here.article.title || undefined }));
    assert.deepEqual(plain(here.digest), again, worker ? "in a worker" : "on the page");
  }
});

test("the page's day gives dates their year", async () => {
  const engine = await createEngine();
  const report = { blocks: ["1月23日，县政府召开会议。会议要求，12月31日前完成整改。"] };
  const isos = (digest) => digest.dates.map(({ iso }) => iso);
  assert.deepEqual(isos(engine.digest(report)), [null, null]);
  for (const date of ["2024-01-24", "2024-01-24T09:30"]) {
    assert.deepEqual(isos(engine.digest(report, { date })), ["2024-01-23", "2024-12-31"]);
    assert.deepEqual(isos(engine.digest({ ...report, date })), ["2024-01-23", "2024-12-31"]);
  }
  assert.deepEqual(isos(engine.digest({ ...report, date: "2020-01-24" }, { date: "2024-01-24" })), ["2024-01-23", "2024-12-31"]);
  for (const date of [null, ""]) assert.deepEqual(isos(engine.digest({ ...report, date })), [null, null]);
  // What is printed of it may have any shape.
  assert.match(engine.write({ ...report, date: "甲辰年腊月" }, "text"), /甲辰年腊月/);
});

test("the numbers that a page shows before the items of a list are tasks, and lead into its text", async (t) => {
  const body = `<article><h1>全县防汛工作会议召开</h1><p>发布时间：2024-03-12</p>
    <p>会议指出，今年以来全县防汛准备工作取得新成效，主要河道断面保持畅通，群众满意度明显上升。</p><p>会议确定了以下三项重点任务：</p>
    <ol><li>备足物料。<ol start="4"><li>编好沙袋。</li><li>备好水泵。</li></ol></li><li><p>修好闸门。</p><p>闸门要试。</p></li><li value="3">守住堤防。</li></ol>
    <ul><li>另附名单。</li><li>另附地图。</li></ul>
    <p>会议要求，各乡镇、各部门要加强组织领导，细化工作措施，强化督导检查，及时研究解决工作中的困难和问题。</p></article>`;
  const page = await visit(t, serve("/made/numbered", pageWith(body)));
  const { article, outlines, places } = await page.evaluate(async () => {
    const widget = await jiyao.widget;
    const { outlines } = await widget.digest();
    const places = await Promise.all(outlines[0].items.map(({ heading }) => widget.show(heading.spans)));
    return { article: widget.article, outlines, places };
  });
  const shown = outlines.map(({ declared, items }) => [declared, items.map(({ ordinal, heading }) => `${ordinal} ${heading.text}`)]);
  assert.deepEqual(shown, [
    [3, ["1 备足物料", "2 修好闸门", "3 守住堤防"]],
    [null, ["4 编好沙袋", "5 备好水泵"]],
  ]);
  assert.deepEqual(places, [true, true, true]);
  assert.equal(article.blocks.length, article.items.length);
  assert.deepEqual(article.items[article.blocks.indexOf("闸门要试。")], { list: 0, ordinal: 2 });
  assert.equal(article.items[article.blocks.indexOf("另附名单。")], null);
});

test("bad input gets a clear error with a stable code", async () => {
  const engine = await createEngine();
  const code = (code) => (error) => error instanceof JiyaoError && error.code === code && /[\u4e00-\u9fff]/.test(error.message);
  for (const report of [undefined, null, 1, "text", {}, { blocks: "text" }, { blocks: [1] }]) assert.throws(() => engine.digest(report), code("invalid-input"));
  assert.throws(() => engine.digest({ blocks }, { summary: { words: 3 } }), code("invalid-input"));
  for (const date of ["2024", "2024-02-30", "24 January 2024"]) {
    assert.throws(() => engine.digest({ blocks }, { date }), code("invalid-input"));
    assert.throws(() => engine.digest({ blocks, date }), code("invalid-input"));
  }
  for (const items of [[1], [{ list: 0 }], [{ list: 0, ordinal: -1 }], "一"]) assert.throws(() => engine.digest({ blocks, items }), code("invalid-input"));
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
