// What the reader, the site and late scripts have to say about where the article is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { pageWith, pressBar, reveal, serve, visit } from "../site.mjs";

const paragraphs = (subject) =>
  ["召开专题会议，研究部署下一阶段工作。", "会议指出，要压实责任，抓好落实，确保按期完成任务。", "会议要求，各单位要密切配合，及时报告进展情况。"]
    .map((text) => `<p>${subject}${text}</p>`).join("");
const links = `<ul>${["机构职能", "领导之窗", "政策文件", "办事指南"].map((text) => `<li><a href="/">${text}</a></li>`).join("").repeat(12)}</ul>`;
const two = `<div class="a">${paragraphs("水务局").repeat(3)}</div>${links}<div class="b">${paragraphs("林业局")}</div>`;
const first = (page) => page.evaluate(async () => (await jiyao.widget).article?.blocks[0] ?? null);
/** Presses 指定正文 and waits until what it needs has come. */
async function startPick(page) {
  await pressBar(page, "pick");
  await page.locator("[data-jiyao-pick]").waitFor({ state: "attached" });
}
/** Waits until the article's first paragraph is like this. */
async function until(page, pattern) {
  while (!pattern.test(await first(page))) await page.waitForTimeout(50);
}

test("the reader picks the article, the site's pages of that template remember it, and it can be undone", async (t) => {
  serve("/art/2024/2/art_7.html", pageWith(two));
  const page = await visit(t, serve("/art/2023/1/art_6.html", pageWith(two)));
  assert.match(await first(page), /^水务局/);
  await startPick(page);
  await page.locator(".b p").nth(1).hover();
  assert.equal(await page.locator("[data-jiyao-pick]").getAttribute("class"), "b");
  await page.locator(".b p").nth(1).click();
  await until(page, /^林业局/);
  assert.equal(await page.locator("[data-jiyao-pick]").count(), 0);
  assert.equal(await page.locator("jiyao-bar").count(), 1);
  await page.goto(new URL("/art/2024/2/art_7.html", page.url()).href);
  await until(page, /^林业局/);
  await pressBar(page, "unpick");
  await until(page, /^水务局/);
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), ["jiyao:reader:1"]);
});

test("the article can be picked with the keyboard, and Escape leaves everything as it was", async (t) => {
  const page = await visit(t, serve("/made/pick-keys", pageWith(two)));
  const marked = page.locator("[data-jiyao-pick]");
  await (await reveal(page, "pick")).focus();
  await page.keyboard.press("Enter");
  assert.equal(await marked.getAttribute("class"), "a");
  await page.keyboard.press("Escape");
  assert.equal(await marked.count(), 0);
  assert.equal(await page.locator("[data-command=pick]").getAttribute("aria-pressed"), "false");
  await (await reveal(page, "pick")).focus();
  await page.keyboard.press("Enter");
  await marked.waitFor({ state: "attached" });
  for (const tag of ["UL", "DIV"]) {
    await page.keyboard.press("ArrowRight");
    assert.equal(await marked.evaluate((element) => element.tagName), tag);
  }
  assert.equal(await marked.getAttribute("class"), "b");
  await page.keyboard.press("ArrowDown");
  assert.equal(await marked.evaluate((element) => element.tagName), "P");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await until(page, /^林业局/);
});

test("while the reader picks, a link on the page is not followed", async (t) => {
  const page = await visit(t, serve("/made/pick-link", pageWith(two.replace("<p>林业局", "<p><a href='/elsewhere'>林业局</a>"))));
  await startPick(page);
  await page.locator(".b a").click();
  await until(page, /^林业局/);
  assert.match(page.url(), /pick-link$/);
});

test("destroying while the reader picks leaves no mark", async (t) => {
  const page = await visit(t, serve("/made/pick-destroy", pageWith(two)));
  await startPick(page);
  const after = await page.evaluate(async () => {
    (await jiyao.widget).destroy();
    return [/jiyao-(pick|print|bar)/.test(document.body.innerHTML), document.adoptedStyleSheets.length];
  });
  assert.deepEqual(after, [false, 0]);
});

test("a body that comes late is found, and one that is replaced is found again", async (t) => {
  const page = await visit(t, serve("/made/late", pageWith('<main id="app"><p>加载中</p></main>')), { mounted: false });
  assert.equal(await first(page), null);
  const put = (html) => page.evaluate((html) => { document.getElementById("app").innerHTML = html; }, html);
  await put(`<h1>水务局召开专题会议</h1><div class="x">${paragraphs("水务局")}</div>`);
  await until(page, /^水务局/);
  assert.equal(await page.locator("jiyao-bar").count(), 1);
  await put(`<h1>林业局召开专题会议</h1><div class="x">${paragraphs("林业局")}</div>`);
  await until(page, /^林业局/);
  assert.equal(await page.locator("jiyao-bar").count(), 1);
});

test("a selector of the site that matches nothing is an error in the console, and detection goes on", async (t) => {
  const lines = [];
  const page = await visit(t, serve("/made/no-match", pageWith(two, 'data-article="#nothing"')), {
    allowed: /selector-without-match/,
    before: (page) => page.on("console", (message) => lines.push(message.text())),
  });
  assert.match(await first(page), /^水务局/);
  assert.equal(lines.filter((line) => /selector-without-match.*#nothing/.test(line)).length, 1);
});

test("a selector of the site that matches is taken", async (t) => {
  const page = await visit(t, serve("/made/match", pageWith(two, 'data-article=".b"')));
  assert.match(await first(page), /^林业局/);
});

test("a pick in which there is no text any more falls back to what is found", async (t) => {
  const page = await visit(t, serve("/gone/2023/1/art_6.html", pageWith(two)));
  await startPick(page);
  await page.locator(".b p").nth(1).click();
  await until(page, /^林业局/);
  serve("/gone/2024/2/art_7.html", pageWith(`<div class="a">${paragraphs("水务局").repeat(3)}</div>${links}<div class="b"><img alt=""></div>`));
  await page.goto(new URL("/gone/2024/2/art_7.html", page.url()).href);
  await until(page, /^水务局/);
});
