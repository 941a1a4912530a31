import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { isGongwen, near, paper } from "../paper.mjs";
import { pageWith, serve, violations, visit, www } from "../site.mjs";

/** A page of the demo whose script tag asks for this layout. */
function demo(name, layout) {
  const html = readFileSync(join(www, `demo/${name}.html`), "utf8");
  const tagged = html.replace(/<script src="\.\.\/dist\/embed\.js"/, `$& data-print-layout="${layout}"`);
  assert.notEqual(tagged, html);
  return serve(`/demo/${name}-${layout}.html`, tagged);
}

const watched = {
  before: (page) => page.addInitScript(() => {
    window.violated = [];
    addEventListener("securitypolicyviolation", (event) => violated.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
  }),
};

/** Prints; the page is the same before, during and after, and no policy is violated. */
async function printed(page, options) {
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

/** No navigation, share bar, tools, placeholders, widget; no page without text. */
function isTheReportAlone({ text, pages }) {
  for (const foreign of ["首页", "无障碍浏览", "打印本页", "字体", "分享", "相关报道", "网站地图", "ICP", "当前位置", "返回演示", "还原", "微信"]) {
    assert.ok(!text.includes(foreign), foreign);
  }
  assert.doesNotMatch(text, /^\s*(111|222|333)\s*$/m);
  for (const page of pages) assert.ok(page.ink(20, 275), "a page is blank");
}

const hasHeader = (text, title) => {
  assert.ok(text.replace(/\s/g, "").startsWith(title), text.slice(0, 80));
  for (const field of [/发布时间：2025年2月19日/, /来源：澜汀市水务与湿地局/, /作者：澜汀市水务与湿地局办公室/, /网址：http:\/\/127\.0\.0\.1:\d+\/demo\//, /打印时间：20\d\d\//]) assert.match(text, field);
};

for (const name of ["modern", "trs", "strict"]) {
  test(`正文 from the ${name} page: the report alone, with its header, page numbers and address`, async (t) => {
    const page = await visit(t, demo(name, "article"), watched);
    const result = await printed(page);
    isTheReportAlone(result);
    hasHeader(result.text, "2025年全市水务与湿地工作会议在澜汀召开");
    assert.equal(result.pages.length, 3);
    for (const [index, sheet] of result.pages.entries()) {
      near(sheet.width, 210, "width");
      near(sheet.height, 297, "height");
      const type = sheet.ink(0, 272);
      near(type.left, 22, "left margin");
      near(type.right, 188, "right margin");
      if (index > 0) near(type.top, 25 + (21 - 12) / 2 * 25.4 / 72, "top margin");
      assert.ok(type.bottom <= 272, "bottom margin");
      assert.equal(sheet.lines.at(-1).text, `${index + 1}/3`);
    }
  });

  test(`公文版式 from the ${name} page: 22 lines of 28 characters`, async (t) => {
    const page = await visit(t, demo(name, "gongwen"), watched);
    const result = await printed(page);
    isTheReportAlone(result);
    hasHeader(result.text, "2025年全市水务与湿地工作会议在澜汀召开");
    assert.equal(result.pages.length, 5);
    isGongwen(result);
  });
}

test("公文版式 of nothing but full-width characters holds 28 in every full line", async (t) => {
  const characters = [..."天地人和山川湖海春夏秋冬东南西北风雨雷电日月星辰金木水火土石田园"];
  const paragraph = (length, start) => Array.from({ length }, (_, index) => characters[(index * 7 + start) % characters.length]).join("");
  const body = [900, 26, 54, 301, 1200].map((length, index) => `<p>${paragraph(length, index)}</p>`).join("");
  const page = await visit(t, serve("/made/grid.html", pageWith(`<article><h1>关于方格的通知</h1>${body}</article>`, "data-print-layout=gongwen")));
  const result = await printed(page);
  const { full } = isGongwen(result);
  const lines = (length) => Math.floor((length + 2) / 28);
  assert.equal(full, [900, 26, 54, 301, 1200].reduce((sum, length) => sum + lines(length), 0));
});

test("公文版式 sets numbered headings in 黑体 and 楷体, and the text verbatim", async (t) => {
  const body = `<p>一、总体要求</p><p>${"按照上级部署,统筹推进各项工作。".repeat(12)}</p><p>（一）加强组织领导。${"各地要把责任落到实处。".repeat(6)}</p>
    <p>1.摸清底数</p><p>（1）建立台账</p><p>3.5亿元投资已经到位,2024年全部完工。</p>`;
  const page = await visit(t, serve("/made/headings.html", pageWith(`<article><h1>关于做好某项工作的通知</h1>${body}</article>`, "data-print-layout=gongwen")));
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  const found = await page.evaluate(() => [...document.querySelector("jiyao-print").shadowRoot.querySelectorAll("[class^=level]")].map((element) => [
    element.className, element.textContent, getComputedStyle(element).fontFamily.split(",")[0], getComputedStyle(element).fontSize]));
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.deepEqual(found, [["level-1", "一、总体要求", "SimHei", "21.3333px"], ["level-2", "（一）加强组织领导。", "楷体_GB2312", "21.3333px"]]);
  const { text } = await printed(page);
  assert.ok(text.replace(/\s/g, "").includes("3.5亿元投资已经到位,2024年全部完工。"));
});

test("without a layout the page prints as it is", async (t) => {
  const page = await visit(t, demo("modern", "none"));
  const { text } = await paper(page);
  assert.match(text, /网站地图/);
});

test("pictures stay within the page, tables repeat their heads, links tell no address", async (t) => {
  const rows = Array.from({ length: 60 }, (_, index) => `<tr><td>${index + 1}</td><td>第${index + 1}项工作任务</td><td>牵头单位</td></tr>`).join("");
  const text = "会议指出,各地要认真落实部署,压实责任,细化举措,确保各项任务落地见效。".repeat(3);
  const body = `<h1>关于附表的通知</h1><p>${text}<a href="/elsewhere">链接</a></p><p><img src="/demo/images/waters.svg" width="2400" height="3000" loading="lazy"></p>
    <p style="text-align:right">某某办公室</p><table><tr><th>序号</th><th>事项</th><th>单位</th></tr>${rows}</table><p>${text}</p><ol><li>第一条${text}</li><li>2</li></ol>`;
  const page = await visit(t, serve("/made/table.html", pageWith(`<article>${body}</article>`)));
  const result = await printed(page);
  for (const sheet of result.pages) {
    const type = sheet.ink(0, 272);
    assert.ok(type.left >= 21.5 && type.right <= 188.5 && type.top >= 24.5, JSON.stringify(type));
    const table = sheet.lines.filter((line) => /^\d+第\d+项工作任务牵头单位$/.test(line.text));
    if (table.length) assert.ok(sheet.lines.some((line) => line.text === "序号事项单位"), "a table goes on without its head");
  }
  assert.equal(result.text.match(/项工作任务/g).length, 60);
  assert.doesNotMatch(result.text, /elsewhere/);
  const office = result.pages.flatMap((sheet) => sheet.lines).find((line) => line.text === "某某办公室");
  near(office.right, 188, "what the page sets right");
});

test("printing again, cancelling and a missing afterprint leave nothing behind", async (t) => {
  const page = await visit(t, "/demo/trs.html");
  const before = await page.content();
  for (const events of [["beforeprint", "beforeprint", "afterprint"], ["beforeprint", "afterprint", "afterprint"], ["beforeprint"]]) {
    const shown = await page.evaluate((events) => events.map((name) => {
      dispatchEvent(new Event(name));
      return document.querySelectorAll("jiyao-print").length;
    }), events);
    assert.deepEqual(shown, events.map((name) => Number(name === "beforeprint")));
  }
  await page.keyboard.press("Shift");
  assert.equal(await page.content(), before);
  assert.equal((await printed(page)).pages.length, 3);
  assert.equal((await printed(page)).pages.length, 3);
});

test("print(layout) prints that layout, and the usual one again afterwards", async (t) => {
  const page = await visit(t, "/demo/trs.html");
  const printing = await page.evaluate(async () => {
    const seen = [];
    addEventListener("beforeprint", () => seen.push(document.querySelector("jiyao-print").shadowRoot.querySelector("article").className));
    // Once only: Chromium lets no script print again within two seconds.
    await (await jiyao.widget).print("gongwen");
    return seen;
  });
  assert.deepEqual(printing, ["gongwen"]);
  // A headless browser has no dialogue that would end with afterprint; the reader's next step ends the print.
  await page.keyboard.press("Shift");
  assert.equal((await printed(page)).pages.at(-1).lines.at(-1).text, "3/3");
  const code = await page.evaluate(async () => (await jiyao.widget).print("letter").catch((error) => error.code));
  assert.equal(code, "invalid-input");
});

test("a destroyed widget prints nothing of its own", async (t) => {
  const page = await visit(t, "/demo/modern.html");
  await page.evaluate(async () => (await jiyao.widget).destroy());
  const { text } = await paper(page);
  assert.match(text, /网站地图/);
});

/** The digest on one page; what it says stands in the report, and no type is smaller than 10.5 pt. */
async function isBrief(page, { text, pages }) {
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
  for (const { marker } of digest.sections) has(marker, "a section");
  for (const keyword of digest.keywords.slice(0, 12)) has(keyword.text, "a keyword");
  const tasks = digest.outlines.toSorted((a, b) => b.items.length - a.items.length)[0];
  for (const { heading } of tasks?.items ?? []) has(heading.text, "a task");
  for (const field of ["机器摘录，以原文为准", "网址：http", "打印时间：20"]) has(field, "the provenance");
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  const sizes = await page.evaluate(() => [...document.querySelector("jiyao-print").shadowRoot.querySelectorAll("p, li, h1, h2, span")].map((element) => parseFloat(getComputedStyle(element).fontSize)));
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.ok(Math.min(...sizes) >= 14 - 0.01, `10.5 pt are 14 px, but there are ${Math.min(...sizes)} px`);
}

/** Waits until the brief is what the browser's own print gives. */
const briefIsReady = (page) => page.waitForFunction(() => {
  dispatchEvent(new Event("beforeprint"));
  const found = document.querySelector("jiyao-print")?.shadowRoot.querySelector("article").classList.contains("brief");
  dispatchEvent(new Event("afterprint"));
  return found;
});

for (const name of ["modern", "trs", "strict"]) {
  test(`摘要页 from the ${name} page fits one page`, async (t) => {
    const page = await visit(t, demo(name, "brief"), watched);
    await briefIsReady(page);
    const result = await printed(page);
    isTheReportAlone(result);
    await isBrief(page, result);
    assert.match(result.text, /发布时间：2025年2月19日/);
  });
}

test("until the digest is there, or where it can't be had, the article is printed instead of the brief", async (t) => {
  const page = await visit(t, demo("trs", "brief"), { before: (page) => page.route(/\/card-/, (route) => route.abort()), allowed: /ERR_FAILED|fetch/ });
  assert.equal((await printed(page)).pages.length, 3);
});

test("the preview shows the pages that are printed, in the layout and type that are chosen", async (t) => {
  const page = await visit(t, "/demo/modern.html", watched);
  const before = await page.content();
  await page.locator("[data-command=print]").click();
  const preview = page.locator("jiyao-preview");
  const count = preview.locator(".count");
  for (const [layout, pages] of [["article", 3], ["gongwen", 5], ["brief", 1]]) {
    await preview.locator(`input[value=${layout}]`).check();
    await count.filter({ hasText: `共 ${pages} 页` }).waitFor();
    assert.equal((await paper(page)).pages.length, pages, `the browser's own print while the preview shows ${layout}`);
  }
  await preview.locator("input[value=article]").check();
  await preview.locator("[name=size]").selectOption("size-16");
  await preview.locator("[name=font]").selectOption("kai");
  await preview.locator("[name=marks]").check();
  await count.filter({ hasText: "共 5 页" }).waitFor();
  const shown = await page.evaluate(() => {
    const root = document.querySelector("jiyao-preview").shadowRoot.querySelector("jiyao-print").shadowRoot;
    const style = getComputedStyle(root.querySelector("p:not(.meta)"));
    return { size: style.fontSize, font: style.fontFamily.split(",")[0], marks: [...root.querySelectorAll("mark")].map((mark) => mark.textContent) };
  });
  const keywords = await page.evaluate(async () => (await (await jiyao.widget).digest()).keywords.map(({ text }) => text));
  assert.deepEqual([shown.size, shown.font], ["21.3333px", "楷体_GB2312"]);
  assert.ok(shown.marks.length >= keywords.length);
  assert.deepEqual([...new Set(shown.marks)].filter((mark) => !keywords.some((keyword) => keyword.includes(mark) || mark.includes(keyword))), []);
  assert.equal((await paper(page)).pages.length, 5);
  await page.keyboard.press("Escape");
  await preview.waitFor({ state: "detached" });
  assert.equal(await page.content(), before);
  assert.equal((await printed(page)).pages.length, 3);
  await page.locator("[data-command=print]").click();
  await count.filter({ hasText: "共 3 页" }).waitFor();
  assert.deepEqual(await violations(page), []);
});

/** What is highlighted in the tree that is printed, in its order. */
const printedMarks = (page) => page.evaluate(() => {
  dispatchEvent(new Event("beforeprint"));
  const marks = [...document.querySelector("html > jiyao-print").shadowRoot.querySelectorAll("mark")].map((mark) => mark.textContent);
  dispatchEvent(new Event("afterprint"));
  return marks;
});

test("打印时保留标记 prints the chosen terms highlighted, no others, and none once it is unticked", async (t) => {
  const page = await visit(t, "/demo/modern.html");
  await page.locator("[data-command=digest]").click();
  const card = page.locator("jiyao-card");
  await card.locator("[data-tab=keywords]").click();
  const chips = card.locator("[data-command=term]");
  const tick = card.locator("[data-change=print-highlights]");
  const keywords = await page.evaluate(async () => (await (await jiyao.widget).digest()).keywords);
  const text = (index) => keywords[index].text;
  await tick.check();
  assert.deepEqual(await printedMarks(page), [], "nothing is highlighted yet");
  await chips.nth(0).click();
  assert.deepEqual(new Set(await printedMarks(page)), new Set([text(0)]));
  await chips.nth(1).click();
  const both = await printedMarks(page);
  assert.deepEqual(new Set(both), new Set([text(0), text(1)]));
  assert.equal(both.length, keywords[0].count + keywords[1].count);
  const inked = await paper(page);
  // The preview starts as the card is set, marks the same terms, and gives the usual print back.
  await page.locator("[data-command=print]").click();
  const preview = page.locator("jiyao-preview");
  await preview.locator(".number").first().waitFor({ state: "attached" });
  assert.equal(await preview.locator("[name=marks]").isChecked(), true);
  assert.deepEqual(await printedMarks(page), both);
  await preview.locator("[name=marks]").uncheck();
  assert.deepEqual(await printedMarks(page), []);
  await page.keyboard.press("Escape");
  await preview.waitFor({ state: "detached" });
  assert.deepEqual(await printedMarks(page), both);
  assert.equal((await paper(page)).pages.length, inked.pages.length);
  await tick.uncheck();
  assert.deepEqual(await printedMarks(page), []);
});

test("terms of the site's own are printed highlighted in a layout that is named, too", async (t) => {
  const page = await visit(t, "/demo/modern.html");
  await page.locator("[data-command=digest]").click();
  await page.locator("jiyao-card [data-tab=keywords]").click();
  await page.locator("jiyao-card [data-change=print-highlights]").check();
  const count = await page.evaluate(async () => (await jiyao.widget).highlight(["湿地"]));
  const marks = await page.evaluate(async () => {
    let marks;
    addEventListener("beforeprint", () => (marks = [...document.querySelector("html > jiyao-print").shadowRoot.querySelectorAll("article.gongwen mark")].map((mark) => mark.textContent)));
    await (await jiyao.widget).print("gongwen");
    return marks;
  });
  assert.ok(count > 1);
  assert.deepEqual(marks, Array(count).fill("湿地"));
});

test("the preview's button prints what it shows", async (t) => {
  const page = await visit(t, "/demo/trs.html");
  await page.evaluate(() => {
    window.seen = [];
    addEventListener("beforeprint", () => seen.push(document.querySelector("html > jiyao-print").shadowRoot.querySelector("article").className));
  });
  await page.locator("[data-command=print]").click();
  await page.locator("jiyao-preview input[value=gongwen]").check();
  await page.locator("jiyao-preview .number.even").first().waitFor({ state: "attached" });
  await page.locator("jiyao-preview [data-command=print]").click();
  await page.waitForFunction(() => seen.length);
  assert.deepEqual(await page.evaluate(() => seen), ["gongwen"]);
});

const seed = join(process.env.JIYAO_DATA ?? join(www, "../../shared/data"), "seed.txt");
const missing = existsSync(seed) ? false : `${seed} is not there`;
/** The report that all this started from, on a page as its site has it. */
function seedPage(layout) {
  const [site, title, date, tools, author, ...paragraphs] = readFileSync(seed, "utf8").split("\n").map((line) => line.trim()).filter(Boolean);
  const body = paragraphs.map((text) => `<p>　　${text}</p>`).join("");
  return serve(`/made/seed-${layout}.html`, pageWith(`<div>${site} <a href="/">首页</a></div><div class="main"><h1>${title}</h1><div class="info">${date}</div><div>${tools}</div><div>${author}</div>
    <div class="TRS_Editor">${body}</div></div><div>网站地图 联系我们</div>`, `data-print-layout=${layout}`));
}

for (const [layout, count] of [["article", 3], ["gongwen", 6], ["brief", 1]]) {
  test(`the seed report prints as ${layout}`, { skip: missing }, async (t) => {
    const page = await visit(t, seedPage(layout));
    if (layout === "brief") await briefIsReady(page);
    const result = await printed(page);
    isTheReportAlone(result);
    assert.ok(result.pages.length <= count, String(result.pages.length));
    if (layout === "gongwen") isGongwen(result);
    if (layout === "brief") await isBrief(page, result);
  });
}
