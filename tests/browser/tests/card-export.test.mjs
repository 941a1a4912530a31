import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { listenIn, openCard, reportPage, tab, watchPolicy } from "../card.mjs";
import { serve, visit } from "../site.mjs";
import { word } from "../word.mjs";

const BYLINE = "<p class='info'>来源：岚川市林业局　发布时间：2025-03-06 09:30</p>";
const report = serve("/made/export.html", reportPage("", "<style>main{padding-bottom:1500px}</style>").replace("<div class", `${BYLINE}<div class`));

/** The clipboard can be read, by the test; writing it needs no permission. */
const withClipboard = (page) => page.context().grantPermissions(["clipboard-read"]);
const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());
const press = (page, command) => page.locator(`jiyao-card [data-command=${command}], jiyao-bar [data-command=${command}]`).click();

async function opened(t, before = withClipboard, options = {}) {
  const page = await visit(t, report, { ...options, reducedMotion: "reduce", before: async (page) => { await listenIn(page); await before(page); } });
  await openCard(page);
  return page;
}
/** What lies on the clipboard as HTML, as a program pastes it: the browser adds its own wrapping. */
const clipboardHtml = (page) => page.evaluate(async () => {
  const [item] = await navigator.clipboard.read();
  const html = await (await item.getType("text/html")).text();
  const pasted = new DOMParser().parseFromString(html, "text/html");
  const texts = (selector) => [...pasted.querySelectorAll(selector)].map((element) => element.textContent);
  const rows = [...pasted.querySelectorAll("tbody tr")].map((row) => [...row.cells].map((cell) => cell.textContent));
  return { html, h1: texts("h1"), h2: texts("h2"), h3: texts("h3"), ol: texts("ol > li"), ul: texts("ul > li"), th: texts("th"), rows, scripts: texts("script, img").length };
});
const copied = (page) => page.locator("jiyao-card .done").filter({ hasText: "已复制" }).waitFor();
const digestOf = (page) => page.evaluate(async () => (await jiyao.widget).digest());
async function saved(page, command, choice = "") {
  await page.locator("jiyao-card .export summary").click();
  const download = page.waitForEvent("download");
  await page.locator(`jiyao-card [data-command=${command}]${choice}`).click();
  const file = await download;
  await page.locator("jiyao-card .export summary").click();
  const bytes = await readFile(await file.path());
  return { name: file.suggestedFilename(), bytes, text: bytes.toString() };
}

test("复制摘要 gives plain text with title, source, date, address, the meeting, acts, tasks, people and 机器摘录", async (t) => {
  const page = await opened(t);
  await press(page, "copy-summary");
  await page.locator("jiyao-card .done").filter({ hasText: "已复制" }).waitFor();
  const text = await clipboard(page);
  const { headline, acts, outlines } = await digestOf(page);
  const tasks = outlines[0].items.map(({ ordinal, heading }) => `${ordinal}. ${heading.text}`);
  assert.match(text, /^全市林业工作会议召开\n/);
  for (const part of ["来源：岚川市林业局", "日期：2025", page.url(), "机器摘录，以原文为准", headline.text, "时间：3月5日　主持：副局长陆承言　讲话：市林业局局长周望青", ...acts.map(({ text }) => text), "会议确定（共 4 项）：", ...tasks, "周望青，市林业局局长，"]) assert.ok(text.includes(part), part);
  await page.waitForFunction(() => said.includes("已复制"));
});

test("复制摘要 gives headings, numbered lists and people to programs that know them", async (t) => {
  const page = await opened(t);
  await press(page, "copy-summary");
  await copied(page);
  const { h1, h2, h3, ol, ul, html } = await clipboardHtml(page);
  const { outlines: [{ items }] } = await digestOf(page);
  assert.deepEqual(h1, ["全市林业工作会议召开"]);
  assert.ok(h2.includes("任务") && h2.at(-1) === "人员", h2.join());
  assert.deepEqual(h3, ["会议确定（共 4 项）"]);
  assert.deepEqual(ol, items.map(({ heading }) => heading.text.replace(/。$/, "")));
  assert.ok(ul.some((line) => line.startsWith("周望青，")));
  for (const part of ["来源：岚川市林业局", page.url(), "机器摘录，以原文为准"]) assert.ok(html.includes(part), part);
});

test("复制任务清单 gives a table, and lines to what knows no table", async (t) => {
  const page = await opened(t);
  await press(page, "copy-tasks");
  await copied(page);
  const { h1, th, rows } = await clipboardHtml(page);
  const { outlines: [{ items }] } = await digestOf(page);
  assert.deepEqual(h1, ["任务清单"]);
  assert.deepEqual(th, ["序号", "任务", "责任单位", "时限", "出处"]);
  assert.deepEqual(rows.map(([number, task]) => [Number(number), task]), items.map(({ ordinal, heading }) => [ordinal, heading.text.replace(/。$/, "")]));
  assert.equal(rows[2][4], "会议确定 · 三是");
  const text = await clipboard(page);
  for (const part of ["全市林业工作会议召开", `\n3. ${rows[2][1]}`, "来源：岚川市林业局", "机器摘录，以原文为准"]) assert.ok(text.includes(part), part);
});

test("one section and one list are copied by their own buttons", async (t) => {
  const page = await opened(t);
  await tab(page, "points").click();
  await page.getByRole("button", { name: "复制：会议强调" }).click();
  await copied(page);
  const { h2, ul, html } = await clipboardHtml(page);
  assert.deepEqual(h2, ["会议强调"]);
  const { sections } = await digestOf(page);
  const { points } = sections.find(({ marker }) => marker === "会议强调");
  assert.equal(ul.length, points.length);
  assert.ok(points.at(-1).text.endsWith(ul.at(-1)), ul.at(-1));
  for (const part of ["全市林业工作会议召开", "来源：岚川市林业局", "机器摘录，以原文为准"]) assert.ok(html.includes(part), part);
  await tab(page, "tasks").click();
  await page.locator("jiyao-card [data-command=copy-list]").click();
  await page.waitForFunction(async () => (await navigator.clipboard.readText()).includes("【会议确定（共 4 项）】"));
  assert.equal((await clipboardHtml(page)).rows.length, 4);
});

test("markup in a report stays text on the clipboard", async (t) => {
  const hostile = reportPage("data-article=.TRS_Editor", "", `<h1>会议召开</h1><div class="TRS_Editor"><p>3月5日，岚川市召开会议，研究河道整治和节水灌溉工作，市长周望青主持会议并讲话，各县区和市直有关部门负责同志参加会议。</p><p>会议确定，抓好以下两项任务。一是整治&lt;img src=x onerror=alert(1)&gt;河道。二是推广&lt;script&gt;节水&amp;灌溉。</p></div>`);
  const page = await visit(t, serve("/made/export-hostile.html", hostile), { before: withClipboard });
  await openCard(page);
  await press(page, "copy-tasks");
  await copied(page);
  const { rows, scripts } = await clipboardHtml(page);
  assert.equal(rows[0][1], "整治<img src=x onerror=alert(1)>河道");
  assert.equal(rows[1][1], "推广<script>节水&灌溉");
  assert.equal(scripts, 0);
});

test("the copied summary has the length that the reader has chosen", async (t) => {
  const page = await opened(t);
  await page.locator("jiyao-card [data-length=one]").click();
  await page.waitForFunction(() => document.querySelector("jiyao-card").shadowRoot.querySelectorAll(".parts li").length === 0);
  await press(page, "copy-summary");
  await page.locator("jiyao-card .done").filter({ hasText: "已复制" }).waitFor();
  const text = await clipboard(page);
  const { headline, outlines: [{ items }] } = await digestOf(page);
  assert.ok(text.includes(headline.text) && items.every(({ heading }) => !text.includes(heading.text)), text);
});

test("Markdown: copied and saved, the same", async (t) => {
  const page = await opened(t);
  const { name, text } = await saved(page, "save-markdown");
  assert.equal(name, "全市林业工作会议召开.md");
  assert.match(text, /^# 全市林业工作会议召开\n/);
  for (const heading of ["摘要", "要点", "任务", "人员", "关键词"]) assert.match(text, new RegExp(`^## ${heading}`, "m"));
  assert.match(text, /机器摘录，以原文为准/);
  await page.locator("jiyao-card .export summary").click();
  await press(page, "copy-markdown");
  await page.locator("jiyao-card .done").filter({ hasText: "已复制" }).waitFor();
  assert.equal(await clipboard(page), text);
});

test("JSON: the digest with the blocks that its spans point into", async (t) => {
  const page = await opened(t);
  const { name, text } = await saved(page, "save-json");
  assert.equal(name, "全市林业工作会议召开.json");
  const { title, date, source, url, note, blocks, digest } = JSON.parse(text);
  assert.deepEqual([title, date, source, url, note], ["全市林业工作会议召开", "2025-03-06T09:30", "岚川市林业局", page.url(), "机器摘录，以原文为准"]);
  assert.deepEqual(digest, await digestOf(page));
  for (const extract of [digest.headline, ...digest.summary, ...digest.sections.flatMap(({ points }) => points)]) {
    assert.equal(extract.spans.map(({ block, start, end }) => blocks[block].slice(start, end)).join(""), extract.text);
  }
});

test("CSV of the tasks, as Excel reads it", async (t) => {
  const page = await opened(t);
  const { name, text } = await saved(page, "save-csv");
  assert.equal(name, "全市林业工作会议召开.csv");
  assert.equal(text[0], "\ufeff");
  const rows = text.slice(1).trimEnd().split("\r\n");
  assert.equal(rows.length, 5);
  assert.equal(rows[0], ["序号", "任务", "责任单位", "时限", "出处", "清单", "类别", "全文", "标题"].map((head) => `"${head}"`).join());
  assert.match(rows[1], /^"1",.*,"会议确定 · 一是","1","任务",.*,"全市林业工作会议召开"$/);
  const { outlines: [{ items }] } = await digestOf(page);
  items.forEach((item, i) => assert.ok(rows[i + 1].includes(item.heading.text.replace(/[。；]$/, "")), rows[i + 1]));
});

for (const [name, file, styles] of [
  ["docx-summary", "全市林业工作会议召开（摘要）.docx", ["Title", "Heading1", "Heading2", "Headline"]],
  ["docx-tasks", "全市林业工作会议召开（任务清单）.docx", ["Title", "Subtitle", "Heading1", "Cell"]],
  ["docx-report", "全市林业工作会议召开.docx", ["Title", "Meta", "BodyText"]],
]) {
  test(`${name}: a document for Word, with real styles; what makes it is fetched then`, async (t) => {
    const page = await opened(t);
    const fetched = () => page.evaluate(() => performance.getEntriesByType("resource").filter(({ name }) => /\/docx-\w+\.js/.test(name)).length);
    assert.equal(await fetched(), 0);
    const { name: found, bytes } = await saved(page, "save-word", `[data-word=${name}]`);
    assert.equal(await fetched(), 1);
    assert.equal(found, file);
    const { paragraphs, tables, section, styleNames } = await word(bytes);
    for (const style of styles) assert.ok(paragraphs.some((paragraph) => paragraph.style === style), style);
    for (const [id, own] of [["Normal", "Normal"], ["Title", "Title"], ["Heading1", "Heading 1"], ["BodyText", "Body Text"]]) assert.equal(styleNames[id].toLowerCase(), own.toLowerCase());
    const { outlines: [{ items }] } = await digestOf(page);
    assert.equal(tables.length, name === "docx-tasks" ? 1 : 0);
    if (name === "docx-tasks") assert.deepEqual(tables[0].slice(1).map(([, task]) => task), items.map(({ heading }) => heading.text.replace(/。$/, "")));
    if (name === "docx-report") {
      assert.match(section, /<w:pgSz w:w="11906" w:h="16838"/);
      assert.match(section, /<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-8\d\d"/);
      assert.match(section, /<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
      const blocks = await page.evaluate(async () => (await jiyao.widget).article.blocks);
      assert.deepEqual(paragraphs.filter(({ style }) => style === "BodyText").map(({ text }) => text), blocks);
    }
  });
}

test("copying and documents keep a strict policy with Trusted Types", async (t) => {
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; require-trusted-types-for 'script'; trusted-types jiyao";
  const page = await visit(t, serve("/made/export-strict.html", reportPage(), { "content-security-policy": policy }), { before: async (page) => { await watchPolicy(page); await withClipboard(page); } });
  await openCard(page);
  await press(page, "copy-tasks");
  await copied(page);
  const html = await page.evaluate(async () => (await (await navigator.clipboard.read())[0].getType("text/html")).text());
  assert.equal(html.match(/<tr>/g).length, 5);
  const { bytes } = await saved(page, "save-word", "[data-word=docx-tasks]");
  assert.equal(word(bytes).tables[0].length, 5);
  assert.deepEqual(await page.evaluate(() => violated), []);
});

test("where the file that makes documents does not come the card says so", async (t) => {
  const page = await opened(t, withClipboard, { allowed: /ERR_FAILED/ });
  await page.route(/\/docx-\w+\.js/, (route) => route.abort());
  await page.locator("jiyao-card .export summary").click();
  await page.locator("jiyao-card [data-word=docx-summary]").click();
  await page.locator("jiyao-card .done").filter({ hasText: "请检查网络后重试" }).waitFor();
});

test("a report without tasks has no table to save", async (t) => {
  const page = await visit(t, serve("/made/export-plain.html", reportPage(`data-article="article"`, "", `<h1>造林进展</h1><article><p>${"今天上午，市林业局发布造林进展，全市春季造林完成任务的八成，苗木供应充足。".repeat(3)}</p></article>`)));
  await openCard(page);
  await page.locator("jiyao-card .export summary").click();
  assert.ok(await page.locator("jiyao-card [data-command=save-json]").isVisible());
  assert.equal(await page.locator("jiyao-card [data-command=save-csv]").count(), 0);
});

test("where the clipboard is blocked the old way copies, and where that is blocked too the reader does", async (t) => {
  const block = (page) => page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  const old = await opened(t, block);
  const text = await old.evaluate(async () => (await jiyao.widget).export("text"));
  // What the browser copies, as the page hears of it.
  await old.evaluate(() => document.addEventListener("copy", ({ clipboardData }) => { window.copied = document.activeElement.value; window.kinds = [...clipboardData.types]; }));
  await press(old, "copy-summary");
  await old.locator("jiyao-card .done").filter({ hasText: "已复制" }).waitFor();
  assert.equal(await old.evaluate(() => copied), text);
  assert.deepEqual(await old.evaluate(() => kinds), ["text/html", "text/plain"]);
  assert.equal(await old.evaluate(() => document.querySelectorAll("body > textarea").length), 0);
  assert.equal(await old.evaluate(() => document.activeElement.shadowRoot.activeElement.dataset.command), "copy-summary");

  const none = await opened(t, async (page) => {
    await block(page);
    await page.addInitScript(() => { document.execCommand = () => false; });
  });
  await press(none, "copy-summary");
  const field = none.locator("jiyao-card .done textarea");
  await field.waitFor();
  assert.equal(await field.inputValue(), text);
  assert.equal(await field.evaluate((field) => field.value.slice(field.selectionStart, field.selectionEnd)), text);
  await none.waitForFunction(() => said.some((words) => words.includes("Ctrl+C")));
});

test("复制本句链接 gives an address that leads the browser to the sentence", async (t) => {
  const page = await opened(t);
  await tab(page, "tasks").click();
  await page.locator("jiyao-card .tasks .line").last().click();
  await press(page, "copy-link");
  await page.locator("jiyao-bar [data-command=copy-link]").filter({ hasText: "已复制" }).waitFor();
  const address = await clipboard(page);
  const [before, directive] = address.split("#:~:text=");
  assert.equal(before, page.url());
  assert.match(decodeURIComponent(directive), /四是严格森林防火/);
  const other = await page.context().newPage();
  await other.setViewportSize({ width: 600, height: 120 });
  await other.goto(address);
  await other.waitForFunction(() => {
    const { top, bottom } = document.querySelectorAll(".TRS_Editor p")[3].getBoundingClientRect();
    return scrollY > 0 && top < innerHeight && bottom > 0;
  });
});

test("every line of the card is a link with the address of its passage", async (t) => {
  const page = await opened(t);
  await tab(page, "points").click();
  for (const href of await page.locator("jiyao-card .line").evaluateAll((lines) => lines.map((line) => line.href))) {
    assert.ok(href.startsWith(`${page.url()}#:~:text=`), href);
  }
});

test("export() gives what the buttons give, and refuses what it does not know", async (t) => {
  const page = await opened(t);
  const { text, markdown, json, csv, word, unknown } = await page.evaluate(async () => {
    const widget = await jiyao.widget;
    return {
      ...Object.fromEntries(await Promise.all(["text", "markdown", "json", "csv"].map(async (format) => [format, await widget.export(format)]))),
      word: await widget.export("docx-tasks").then(({ type, size }) => ({ type, size })),
      unknown: await widget.export("docx").catch(({ code }) => code),
    };
  });
  assert.match(text, /机器摘录/);
  assert.match(markdown, /^# /);
  assert.equal(JSON.parse(json).title, "全市林业工作会议召开");
  assert.equal(csv[0], "\ufeff");
  assert.equal(word.type, "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  assert.ok(word.size > 2000, word.size);
  assert.equal(unknown, "invalid-input");
});
