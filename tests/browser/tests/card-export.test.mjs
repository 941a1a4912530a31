import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { listenIn, openCard, reportPage, tab } from "../card.mjs";
import { serve, visit } from "../site.mjs";

const BYLINE = "<p class='info'>来源：岚川市林业局　发布时间：2025-03-06 09:30</p>";
const report = serve("/made/export.html", reportPage("", "<style>main{padding-bottom:1500px}</style>").replace("<div class", `${BYLINE}<div class`));

/** The clipboard can be read, by the test; writing it needs no permission. */
const withClipboard = (page) => page.context().grantPermissions(["clipboard-read"]);
const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());
const press = (page, command) => page.locator(`jiyao-card [data-command=${command}], jiyao-bar [data-command=${command}]`).click();

async function opened(t, before = withClipboard) {
  const page = await visit(t, report, { reducedMotion: "reduce", before: async (page) => { await listenIn(page); await before(page); } });
  await openCard(page);
  return page;
}
const digestOf = (page) => page.evaluate(async () => (await jiyao.widget).digest());
async function saved(page, command) {
  await page.locator("jiyao-card .export summary").click();
  const download = page.waitForEvent("download");
  await press(page, command);
  const file = await download;
  await page.locator("jiyao-card .export summary").click();
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
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
  assert.equal(rows[0], ["清单", "类别", "出处", "序号", "任务", "责任单位", "期限", "全文"].map((head) => `"${head}"`).join());
  assert.match(rows[1], /^"1","任务","会议确定","1",/);
  const { outlines: [{ items }] } = await digestOf(page);
  items.forEach((item, i) => assert.ok(rows[i + 1].includes(item.heading.text.replace(/[。；]$/, "")), rows[i + 1]));
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
  await old.evaluate(() => document.addEventListener("copy", () => { window.copied = document.activeElement.value; }));
  await press(old, "copy-summary");
  await old.locator("jiyao-card .done").filter({ hasText: "已复制" }).waitFor();
  assert.equal(await old.evaluate(() => copied), text);
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
  const { text, markdown, json, csv, unknown } = await page.evaluate(async () => {
    const widget = await jiyao.widget;
    return {
      ...Object.fromEntries(await Promise.all(["text", "markdown", "json", "csv"].map(async (format) => [format, await widget.export(format)]))),
      unknown: await widget.export("docx").catch(({ code }) => code),
    };
  });
  assert.match(text, /机器摘录/);
  assert.match(markdown, /^# /);
  assert.equal(JSON.parse(json).title, "全市林业工作会议召开");
  assert.equal(csv[0], "\ufeff");
  assert.equal(unknown, "invalid-input");
});
