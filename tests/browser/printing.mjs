// What the print tests share: the demo's pages in a layout, the print with its invariants, what has to stand on paper.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { near, paper } from "./paper.mjs";
import { serve, visit, www } from "./site.mjs";

/** A page of the demo whose script tag asks for this layout. */
export function demo(name, layout) {
  const html = readFileSync(join(www, `demo/${name}.html`), "utf8");
  const tagged = html.replace(/<script src="\.\.\/dist\/embed\.js"/, `$& data-print-layout="${layout}"`);
  assert.notEqual(tagged, html);
  return serve(`/demo/${name}-${layout}.html`, tagged);
}

/** Opens a page, and comes back when its print has been fetched and is in force. */
export async function visitToPrint(...list) {
  const page = await visit(...list);
  await printIsReady(page);
  return page;
}

/** In a page: whether the browser's own print gives a layout of the widget's, no longer the article as the page has it. */
export function printsLayout() {
  // The page may have an `Event` of its own.
  const tell = (name) => {
    const event = document.createEvent("Event");
    event.initEvent(name, false, false);
    dispatchEvent(event);
  };
  tell("beforeprint");
  const root = document.querySelector("html > jiyao-print")?.shadowRoot.firstElementChild;
  tell("afterprint");
  return root?.matches("article.article, article.gongwen, article.brief") ?? false;
}

/** Waits until it does. */
export const printIsReady = (page) => page.waitForFunction(printsLayout);

export const watched = {
  before: (page) => page.addInitScript(() => {
    window.violated = [];
    addEventListener("securitypolicyviolation", (event) => violated.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
  }),
};

/** Prints; the page is the same before, during and after, and no policy is violated. */
export async function printed(page, options) {
  await page.evaluate(() => addEventListener("beforeprint", () => { window.during = document.body.outerHTML; }, { once: true }));
  const before = await page.content();
  const body = await page.evaluate(() => document.body.outerHTML);
  const result = await paper(page, options);
  assert.equal(await page.content(), before, "the page after print");
  assert.equal(await page.evaluate(() => during), body, "the page during print");
  assert.equal(await page.evaluate(() => document.adoptedStyleSheets.filter((sheet) => [...sheet.cssRules].some((rule) => rule.cssText.startsWith("@page"))).length), 0);
  assert.deepEqual(await page.evaluate(() => window.violated ?? []), []);
  return result;
}

/**
 * Calls the widget's `print(layout)`, and comes back when it has asked for the browser's dialogue. What the test prints
 * from then on is what the reader prints in it; `close()` gives what `print(layout)` gives.
 *
 * The browser's own dialogue can't serve: a headless Chromium opens it as well, nothing but leaving the page closes it, and
 * as long as it stands, Chromium 156 answers `Page.printToPDF` with "Page is already being printed". The widget has no part
 * in that: `window.print()` on a page of one paragraph does the same. This one comes after the turn that asked for it, as
 * Safari's does, and while it stands no timer of the page runs.
 */
export async function printDialogue(page, layout) {
  await page.evaluate((layout) => new Promise((opened) => {
    const { print, setTimeout } = window;
    const held = [];
    window.print = () => {
      window.setTimeout = (run) => held.push(run);
      opened();
    };
    const answer = jiyao.widget.then((widget) => widget.print(layout));
    answer.then(opened, opened);
    window.closeDialogue = () => {
      Object.assign(window, { print, setTimeout });
      held.forEach((run) => run());
      return answer;
    };
  }), layout);
  return { close: () => page.evaluate(() => closeDialogue()) };
}

/** No navigation, share bar, tools, placeholders, widget; no page without text. */
export function isTheReportAlone(print) {
  hasNothingElse(print);
  assert.doesNotMatch(print.text, /^\s*(111|222|333)\s*$/m);
}

/** The same, but the lines that only fill a place stand where the page has them. */
export function hasNothingElse({ text, pages }) {
  for (const foreign of ["首页", "无障碍浏览", "打印本页", "字体", "分享", "相关报道", "网站地图", "ICP", "当前位置", "返回演示", "还原", "微信"]) {
    assert.ok(!text.includes(foreign), foreign);
  }
  for (const page of pages) assert.ok(page.ink(20, 275), "a page is blank");
}

export const hasHeader = (text, title) => {
  assert.ok(text.replace(/\s/g, "").startsWith(title), text.slice(0, 80));
  for (const field of [/发布时间：2025年2月19日/, /来源：澜汀市水务与湿地局/, /作者：澜汀市水务与湿地局办公室/, /网址：http:\/\/127\.0\.0\.1:\d+\/demo\//, /打印时间：20\d\d年\d+月\d+日 \d\d:\d\d/]) assert.match(text, field);
};

/** The digest on one page; what it says stands in the report, and no type is smaller than 10.5 pt. */
export async function isBrief(page, { text, pages }) {
  assert.equal(pages.length, 1);
  near(pages[0].width, 210, "width");
  near(pages[0].height, 297, "height");
  const type = pages[0].ink(0, 272);
  near(type.left, 22, "left margin");
  assert.ok(type.right <= 189 && type.top >= 24 && type.bottom <= 272, JSON.stringify(type));
  const digest = await page.evaluate(async () => (await jiyao.widget).digest());
  const flat = text.replace(/\s/g, "");
  const has = (part, what) => assert.ok(flat.includes(part.replace(/\s/g, "")), `${what} is missing: ${part}`);
  has(digest.headline.text, "the headline");
  for (const act of digest.acts) has(act.text, "an act");
  for (const { name, post } of digest.people) has(`${post ?? ""}${name}`, "a person with the post");
  assert.doesNotMatch(text, /1 \/ 1/, "one page needs no number");
  const tasks = digest.outlines.toSorted((a, b) => b.items.length - a.items.length)[0];
  for (const { heading } of tasks?.items ?? []) has(heading.text, "a task");
  for (const field of ["机器摘录，以原文为准", "网址：http", "打印时间：20"]) has(field, "the provenance");
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  const sizes = await page.evaluate(() => [...document.querySelector("jiyao-print").shadowRoot.querySelectorAll("p, li, h1, h2, span")].map((element) => parseFloat(getComputedStyle(element).fontSize)));
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.ok(Math.min(...sizes) >= 14 - 0.01, `10.5 pt are 14 px, but there are ${Math.min(...sizes)} px`);
}

/** Waits until the brief is what the browser's own print gives. */
export const briefIsReady = (page) => page.waitForFunction(() => {
  dispatchEvent(new Event("beforeprint"));
  const found = document.querySelector("jiyao-print")?.shadowRoot.querySelector("article.brief");
  dispatchEvent(new Event("afterprint"));
  return found;
});

/** What is highlighted in the tree that is printed, in its order. */
export const printedMarks = (page) => page.evaluate(() => {
  dispatchEvent(new Event("beforeprint"));
  const marks = [...document.querySelector("html > jiyao-print").shadowRoot.querySelectorAll("mark")].map((mark) => mark.textContent);
  dispatchEvent(new Event("afterprint"));
  return marks;
});
