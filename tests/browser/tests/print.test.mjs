import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { isGongwen, near, paper } from "../paper.mjs";
import { briefIsReady, demo, hasHeader, hasNothingElse, isBrief, isTheReportAlone, printIsReady, printed, visitToPrint, watched } from "../printing.mjs";
import { inWholeBrowser, pageWith, serve, visit } from "../site.mjs";

inWholeBrowser();

for (const name of ["modern", "trs", "strict"]) {
  test(`正文 from the ${name} page: the report alone, with its header, page numbers and address`, async (t) => {
    const page = await visitToPrint(t, demo(name, "article"), watched);
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
    const page = await visitToPrint(t, demo(name, "gongwen"), watched);
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
  const page = await visitToPrint(t, serve("/made/grid.html", pageWith(`<article><h1>关于方格的通知</h1>${body}</article>`, "data-print-layout=gongwen")));
  const result = await printed(page);
  const { full } = isGongwen(result);
  const lines = (length) => Math.floor((length + 2) / 28);
  assert.equal(full, [900, 26, 54, 301, 1200].reduce((sum, length) => sum + lines(length), 0));
});

test("公文版式 sets numbered headings in 黑体 and 楷体, and the text verbatim", async (t) => {
  const body = `<p>一、总体要求</p><p>${"按照上级部署,统筹推进各项工作。".repeat(12)}</p><p>（一）加强组织领导。${"各地要把责任落到实处。".repeat(6)}</p>
    <p>1.摸清底数</p><p>（1）建立台账</p><p>3.5亿元投资已经到位,2024年全部完工。</p>`;
  const page = await visitToPrint(t, serve("/made/headings.html", pageWith(`<article><h1>关于做好某项工作的通知</h1>${body}</article>`, "data-print-layout=gongwen")));
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
  const page = await visitToPrint(t, serve("/made/table.html", pageWith(`<article>${body}</article>`)));
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
  const starts = result.pages.find((sheet) => sheet.lines.includes(office));
  assert.ok(starts.lines.some((line) => line.text.startsWith("1第1项")), "a long table starts on the page where the text before it ends");
});

test("a destroyed widget prints nothing of its own", async (t) => {
  const page = await visit(t, "/demo/modern.html");
  await page.evaluate(async () => (await jiyao.widget).destroy());
  const { text } = await paper(page);
  assert.match(text, /网站地图/);
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
  const page = await visitToPrint(t, demo("trs", "brief"), { before: (page) => page.route(/\/card-/, (route) => route.abort()), allowed: /ERR_FAILED|fetch/ });
  assert.equal((await printed(page)).pages.length, 3);
});

const reports = fileURLToPath(new URL("../../fixtures/reports", import.meta.url));
const read = (name) => readFileSync(join(reports, name, "report.txt"), "utf8").split("\n").map((line) => line.trim()).filter(Boolean);

/** A long report on a page as the first sites had them: the sample, and the paragraphs of other fixtures after it. */
function longPage(layout) {
  const [site, title, date, tools, author, ...paragraphs] = read("sample");
  const more = ["agency-wording", "county-meeting", "executive-meeting"].flatMap(read);
  const body = [...paragraphs, ...more].map((text) => `<p>　　${text}</p>`).join("");
  return serve(`/made/long-${layout}.html`, pageWith(`<div>${site} <a href="/">首页</a></div><div class="main"><h1>${title}</h1><div class="info">${date}</div><div>${tools}</div><div>${author}</div>
    <div class="TRS_Editor">${body}</div></div><div>网站地图 联系我们</div>`, `data-print-layout=${layout}`));
}

for (const [layout, count] of [["article", 5], ["gongwen", 8], ["brief", 1]]) {
  test(`a long report prints as ${layout}`, async (t) => {
    const page = await visitToPrint(t, longPage(layout));
    if (layout === "brief") await briefIsReady(page);
    const result = await printed(page);
    isTheReportAlone(result);
    if (layout === "gongwen") isGongwen(result);
    assert.equal(result.pages.length, count);
  });
}

test("a subtitle and who gave a speech stand under the title in every layout", async (t) => {
  const report = `<h1>把清水留给下一代</h1><p>——2025年1月15日在全县河湖长制工作会议上的讲话</p><p>县委书记　江河清</p><p>发布时间：2025-01-17　来源：青禾县水务局</p>
    <div class="TRS_Editor"><p>会议指出，一年来各乡镇守土尽责，清理河道八十公里，拆除违建三十处，群众身边的水更清了、岸更绿了。</p><p>会议要求，要坚持系统治理，从源头抓起。一是管住排污口。二是修复滩涂。三是让每一条河都有人管、管得好。</p></div>`;
  for (const layout of ["article", "gongwen", "brief"]) {
    const page = await visitToPrint(t, serve(`/made/subtitle-${layout}`, pageWith(report, `data-print-layout="${layout}"`)));
    if (layout === "brief") await briefIsReady(page);
    const shown = await page.evaluate(() => {
      dispatchEvent(new Event("beforeprint"));
      const root = document.querySelector("html > jiyao-print").shadowRoot;
      const shown = [...root.querySelectorAll("h1, h1 ~ .subtitle, h1 ~ .meta")].map((line) => line.textContent);
      dispatchEvent(new Event("afterprint"));
      return shown;
    });
    assert.deepEqual(shown.slice(0, 3), ["把清水留给下一代", "——2025年1月15日在全县河湖长制工作会议上的讲话", "县委书记 江河清"], layout);
    assert.match(shown[3], /2025年1月17日/);
  }
});

test("a paragraph of 200,000 text nodes is printed, each character once", { timeout: 120_000 }, async (t) => {
  const page = await visit(t, serve("/made/many-nodes", pageWith('<h1>关于流量记录的通报</h1><article id="body"><p>会议指出，各站流量如下，请核对，有误的当天上报。</p><p id="many"></p></article>', "data-mount=false")), { mounted: false });
  await page.evaluate(async () => {
    const paragraph = document.querySelector("#many");
    const text = (index) => (index % 7 ? `${index}，` : "水位平稳。");
    for (let index = 0; index < 200_000; index++) paragraph.append(text(index));
    window.widget = await jiyao.mount({ article: "#body" });
  });
  await printIsReady(page);
  const same = await page.evaluate(() => {
    const paragraph = document.querySelector("#many");
    dispatchEvent(new Event("beforeprint"));
    const printed = document.querySelector("html > jiyao-print").shadowRoot.querySelector("article p:nth-of-type(2)").textContent;
    dispatchEvent(new Event("afterprint"));
    widget.destroy();
    return [printed === paragraph.textContent, printed.length];
  });
  assert.equal(same[0], true, `${same[1]}`);
});

test("who prints before the print has come gets the article alone, as the page has it", async (t) => {
  let release;
  const held = new Promise((done) => (release = done));
  t.after(release);
  const page = await visit(t, "/demo/modern.html", { before: (page) => page.route(/\/print-.*\.bin/, async (route) => {
    await held;
    await route.continue();
  }) });
  const early = await printed(page);
  hasNothingElse(early);
  const flat = (text) => text.replace(/\s/g, "");
  const { title, blocks } = await page.evaluate(async () => (await jiyao.widget).article);
  assert.ok(flat(early.text).startsWith(flat(title)));
  for (const block of blocks) assert.ok(flat(early.text).includes(flat(block)), block);
  release();
  await printIsReady(page);
  hasHeader((await printed(page)).text, "2025年全市水务与湿地工作会议在澜汀召开");
});
