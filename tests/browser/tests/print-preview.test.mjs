// The preview of what will be printed, and the highlights on paper.
import assert from "node:assert/strict";
import { test } from "node:test";
import { paper } from "../paper.mjs";
import { printed, printedMarks, visitToPrint, watched } from "../printing.mjs";
import { inWholeBrowser, pageWith, pressBar, serve, violations, visit } from "../site.mjs";

inWholeBrowser();

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

test("each layout says how many pages it has before it is chosen; the digest is not made for a number alone", async (t) => {
  const page = await visit(t, "/demo/modern.html", watched);
  await page.locator("[data-command=print]").click();
  const preview = page.locator("jiyao-preview");
  const amount = (layout) => preview.locator(`label:has(input[value=${layout}]) small`);
  await amount("gongwen").filter({ hasText: "5 页" }).waitFor();
  await amount("article").filter({ hasText: "3 页" }).waitFor();
  assert.equal(await amount("brief").textContent(), "");
  assert.deepEqual(page.fetched.filter((path) => /engine-.*bin/.test(path)), []);
  // What is counted in the meantime changes nothing of what is printed.
  assert.equal((await paper(page)).pages.length, 3);
  assert.equal(await page.locator("jiyao-preview").evaluate((host) => host.shadowRoot.querySelectorAll("jiyao-print").length), 1);
  await preview.locator("[name=size]").selectOption("size-16");
  await amount("gongwen").filter({ hasText: "5 页" }).waitFor();
  await amount("article").filter({ hasText: /^[4-9] 页$/ }).waitFor();
});

/** Where the pane and its sheets stand, px. */
const laidOut = (page) => page.locator("jiyao-preview").evaluate(({ shadowRoot }) => {
  const box = (element) => element.getBoundingClientRect().toJSON();
  return { pane: box(shadowRoot.querySelector(".pages")), sheets: [...shadowRoot.querySelectorAll(".sheet")].map(box) };
});
/** Whether a sheet is in the middle of the pane and whole in sight. */
const isWhole = ({ pane, sheets }, i) => {
  const { left, right, top, bottom } = sheets[i];
  return Math.abs((left + right - pane.left - pane.right) / 2) < 8 && left >= pane.left && right <= pane.right && top >= pane.top && bottom <= pane.bottom;
};

for (const [width, height] of [[1366, 768], [683, 384], [360, 740], [320, 640]]) {
  test(`one page fits the pane, in the middle, and is enlarged and turned by keys and buttons: ${width} × ${height}`, async (t) => {
    const page = await visit(t, "/demo/modern.html", { ...watched, viewport: { width, height } });
    await pressBar(page, "print");
    const preview = page.locator("jiyao-preview");
    const button = (command) => preview.locator(`[data-command=${command}]`);
    const value = () => preview.locator(".value").textContent();
    await preview.locator(".count").filter({ hasText: "共 3 页" }).waitFor();
    let seen = await laidOut(page);
    assert.ok(isWhole(seen, 0), JSON.stringify(seen));
    const fit = await value();
    assert.deepEqual(await violations(page), []);
    await button("next-page").click();
    assert.ok(isWhole(await laidOut(page), 1));
    await preview.locator(".pages").focus();
    await page.keyboard.press("PageDown");
    assert.ok(isWhole((seen = await laidOut(page)), 2));
    assert.equal(await button("next-page").getAttribute("aria-disabled"), "true");
    await button("zoom-in").click();
    const larger = await laidOut(page);
    assert.ok(larger.sheets[0].width > seen.sheets[0].width);
    assert.notEqual(await value(), fit);
    // Said once it is changed, not before.
    assert.equal(await preview.locator(".value").getAttribute("aria-live"), "polite");
    await preview.locator(".pages").focus();
    await page.keyboard.press("-");
    await page.keyboard.press("0");
    assert.equal(await value(), fit);
    assert.equal(await button("zoom-fit").getAttribute("aria-pressed"), "true");
    await page.keyboard.press("Home");
    assert.ok(isWhole(await laidOut(page), 0));
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  });
}

test("the preview's button prints what it shows", async (t) => {
  // The listener below has to come after the print's own.
  const page = await visitToPrint(t, "/demo/trs.html");
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

test("打印时保留标出的词 prints the chosen terms highlighted, no others, and none once it is unticked", async (t) => {
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

test("the addresses of links are printed where the reader wants them", async (t) => {
  const body = `<article><h1>关于公布名单的通知</h1><p>${"各地要把责任落到实处，抓好工作落实。".repeat(8)}名单见<a href="/lists/2025.html">附件</a>，<a href="#top">返回页首</a>，<a href="javascript:void 0">分享</a>。</p><p>${"各地要把责任落到实处，抓好工作落实。".repeat(8)}</p></article>`;
  const page = await visit(t, serve("/made/links.html", pageWith(body)));
  const text = async () => (await paper(page)).text.replace(/\s/g, "");
  assert.ok(!(await text()).includes("/lists/"));
  await page.locator("[data-command=print]").click();
  const preview = page.locator("jiyao-preview");
  await preview.locator("[name=links]").check();
  await preview.locator(".number").first().waitFor({ state: "attached" });
  const address = new URL("/lists/2025.html", page.url()).href;
  assert.ok((await text()).includes(`附件（${address}）`));
  assert.ok(!(await text()).includes("javascript:"));
  await preview.locator("input[value=gongwen]").check();
  await preview.locator("dialog[data-layout=gongwen]").waitFor();
  assert.ok((await text()).includes(`附件（${address}）`));
});

test("in 公文版式 a switch sets the marks of Chinese text in full width, in no other layout", async (t) => {
  const body = '<h1>青禾县召开灌溉工作会议,部署春灌</h1><article><p>会议强调,要修好水渠;3.5万亩旱田(含梯田)先浇.</p><p>会议要求,各乡镇当天上报进度,不得迟报,不得漏报。</p></article>';
  const page = await visitToPrint(t, serve("/made/typeset.html", pageWith(body)));
  await page.locator("[data-command=print]").click();
  const preview = page.locator("jiyao-preview");
  const text = () => page.evaluate(() => document.querySelector("jiyao-preview").shadowRoot.querySelector("jiyao-print").shadowRoot.querySelector("article").textContent);
  const tick = preview.locator("input[name=typeset]");
  await preview.locator(".number").first().waitFor({ state: "attached" });
  assert.equal(await tick.isVisible(), false);
  await preview.locator("input[value=gongwen]").check();
  await tick.waitFor();
  assert.match(await text(), /会议强调,要修好水渠;/);
  await tick.check();
  await page.waitForFunction(() => document.querySelector("jiyao-preview").shadowRoot.querySelector("jiyao-print")?.shadowRoot.textContent.includes("会议强调，要修好水渠；3.5万亩旱田（含梯田）先浇。"));
  assert.match(await text(), /青禾县召开灌溉工作会议，部署春灌/);
  assert.deepEqual(await violations(page), []);
  await preview.locator("input[value=article]").check();
  await page.waitForFunction(() => document.querySelector("jiyao-preview").shadowRoot.querySelector("jiyao-print")?.shadowRoot.textContent.includes("会议强调,要修好水渠;"));
  assert.match(await page.locator("article").first().textContent(), /会议强调,要修好水渠;/);
});
