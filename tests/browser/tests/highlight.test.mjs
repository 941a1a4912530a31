import assert from "node:assert/strict";
import { test } from "node:test";
import { REPORT, highlighted, listenIn, openCard, reportPage, tab } from "../card.mjs";
import { serve, violations, visit } from "../site.mjs";

const report = serve("/made/highlight.html", reportPage());
const article = (path, body) => serve(path, reportPage(`data-article="article"`, "", `<h1>会议召开</h1><article>${body}</article>`));
const highlight = (page, terms) => page.evaluate(async (terms) => (await jiyao.widget).highlight(terms), terms);

/** As a browser without the CSS Custom Highlight API. To be called before the page loads. */
const withoutHighlights = (page) => page.addInitScript(() => Object.defineProperty(CSS, "highlights", { value: undefined }));
/** The texts that are highlighted, in the text's order, a term for each: `name` of the layer, and which way it is done. */
const marked = (page, name) =>
  page.evaluate((key) => CSS.highlights
    ? [...(CSS.highlights.get(`jiyao-${key}`) ?? [])].map((range) => range.toString())
    : [...document.querySelectorAll(`mark.jiyao-${key}`)].map((mark) => mark.textContent), name);
/** The same in a page whose words are cut up by inline elements: joined. */
const joined = async (page, name) => (await marked(page, name)).join("");

async function keywords(t, path = report, options = {}) {
  const page = await visit(t, path, { viewport: { width: 1000, height: 500 }, reducedMotion: "reduce", before: listenIn, ...options });
  await openCard(page);
  await tab(page, "keywords").click();
  return page;
}
const chip = (page, index) => page.locator("jiyao-card .chip").nth(index);
const bar = (page, command) => page.locator(`jiyao-bar [data-command=${command}]`);
const count = (page) => page.locator("jiyao-bar .count");

test("chips are sized by weight and carry the count; a press highlights every place, another takes it back", async (t) => {
  const page = await keywords(t);
  const { keywords: list } = await page.evaluate(async () => (await jiyao.widget).digest());
  assert.equal(await page.locator("jiyao-card .chip").count(), list.length);
  const sizes = await page.locator("jiyao-card .chip").evaluateAll((chips) => chips.map((chip) => parseFloat(getComputedStyle(chip).fontSize)));
  assert.deepEqual(sizes, sizes.toSorted((a, b) => b - a), "the weightiest are the largest");
  assert.ok(sizes[0] > sizes.at(-1));
  assert.equal(await chip(page, 0).locator("small").innerText(), String(list[0].count));
  await chip(page, 0).click();
  assert.equal(await chip(page, 0).getAttribute("aria-pressed"), "true");
  assert.deepEqual(await highlighted(page, "term-1"), Array(list[0].count).fill(list[0].text));
  await page.waitForFunction((text) => said.some((words) => words.startsWith(`已标出“${text}”`)), list[0].text);
  await chip(page, 0).click();
  assert.deepEqual(await highlighted(page, "term-1"), []);
  assert.equal(await chip(page, 0).getAttribute("aria-pressed"), "false");
  assert.ok(await bar(page, "next").isHidden());
});

test("several at once: six styles that differ by underline as well as by colour", async (t) => {
  const page = await keywords(t);
  for (let index = 0; index < 6; index += 1) await chip(page, index).click();
  const { keywords: list } = await page.evaluate(async () => (await jiyao.widget).digest());
  const styles = [];
  for (let index = 0; index < 6; index += 1) {
    const places = await highlighted(page, `term-${index + 1}`);
    assert.ok(places.length > 0 && places.every((text) => text === list[index].text), `${list[index].text}: ${places}`);
    styles.push(await page.evaluate((name) => {
      const { backgroundColor, textDecorationStyle, textDecorationThickness, textDecorationLine } = getComputedStyle(document.querySelector("p"), `::highlight(${name})`);
      return { backgroundColor, pattern: `${textDecorationLine} ${textDecorationStyle} ${textDecorationThickness}` };
    }, `jiyao-term-${index + 1}`));
  }
  assert.equal(new Set(styles.map((style) => style.backgroundColor)).size, 6);
  assert.equal(new Set(styles.map((style) => style.pattern)).size, 6, styles.map((style) => style.pattern).join());
  assert.match(await page.locator("jiyao-bar .steps .label").innerText(), /^6 个词$/);
});

test("all on and all off, from the card and from the bar", async (t) => {
  const page = await keywords(t);
  const on = () => page.locator("jiyao-card .chip[aria-pressed=true]").count();
  const all = await page.locator("jiyao-card .chip").count();
  await page.locator("jiyao-card [data-command=terms-on]").click();
  assert.equal(await on(), all);
  assert.equal(await bar(page, "keywords").getAttribute("aria-pressed"), "true");
  await page.locator("jiyao-card [data-command=terms-off]").click();
  assert.equal(await on(), 0);
  assert.equal(await page.evaluate(() => CSS.highlights.size), 0);
  await bar(page, "keywords").click();
  await page.waitForFunction(() => CSS.highlights.size >= 6);
  assert.equal(await on(), all);
  await bar(page, "clear").click();
  assert.equal(await on(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.shadowRoot.activeElement.dataset.command), "keywords", "the focus is not lost");
});

test("previous and next lead round through the places: in view, set apart, and said with the words round them", async (t) => {
  const page = await keywords(t);
  assert.equal(await highlight(page, ["湿地", "林长制"]), 6);
  assert.equal(await count(page).innerText(), "共 6 处");
  await page.evaluate(() => scrollTo(0, 0));
  const places = [];
  for (let index = 1; index <= 6; index += 1) {
    await bar(page, "next").click();
    assert.equal(await count(page).innerText(), `${index}/6`);
    const { text, top, bottom, above } = await page.evaluate(() => {
      const [range] = CSS.highlights.get("jiyao-current");
      const { top, bottom } = range.getBoundingClientRect();
      return { text: range.startContainer.data.slice(0, range.startOffset) + range, top, bottom, above: document.querySelector("jiyao-bar").getBoundingClientRect().bottom };
    });
    assert.ok(top >= above && bottom <= 500, `${text}: ${top} ${bottom}`);
    places.push(text);
    await page.waitForFunction((index) => said.at(-1)?.startsWith(`第 ${index} 处，共 6 处`), index);
  }
  assert.equal(new Set(places).size, 6);
  await bar(page, "next").click();
  assert.equal(await count(page).innerText(), "1/6");
  await bar(page, "previous").click();
  assert.equal(await count(page).innerText(), "6/6");
});

test("the chart shows where in the report the terms occur, with the sections' beginnings", async (t) => {
  const page = await keywords(t);
  await chip(page, 0).click();
  const { bars, marks, name } = await page.locator("jiyao-card .chart svg").evaluate((svg) => ({
    bars: [...svg.querySelectorAll(".bar")].map((bar) => Number(bar.getAttribute("x")) / 600),
    marks: [...svg.querySelectorAll(".mark")].map((mark) => [mark.textContent, Number(mark.getAttribute("x")) / 600]),
    name: svg.getAttribute("aria-label"),
  }));
  // Reckoned anew from the digest and the article.
  const { text, positions, sections } = await page.evaluate(async () => {
    const widget = await jiyao.widget;
    const { keywords: [first], sections } = await widget.digest();
    const { blocks } = widget.article;
    const whole = blocks.join("").length;
    const position = ({ block, start }) => (blocks.slice(0, block).join("").length + start) / whole;
    return { text: first.text, positions: first.spans.map(position), sections: sections.map(({ marker, spans }) => [marker, position(spans[0])]) };
  });
  assert.deepEqual([...new Set(positions.map((at) => Math.floor(at * 60)))], bars.map((x) => Math.floor(x * 60)));
  assert.deepEqual(marks.map(([marker]) => marker), sections.map(([marker]) => marker));
  marks.forEach(([, x], i) => assert.ok(Math.abs(x - sections[i][1]) < 1 / 300));
  assert.ok(name.includes(text) && name.includes(`${positions.length} 处`), name);
});

for (const [width, height] of [[1366, 768], [360, 740], [320, 640]]) {
  test(`at ${width} px the chart says what it shows, and sections are named on it without running into each other`, async (t) => {
    const page = await visit(t, "/demo/modern.html", { viewport: { width, height } });
    await page.locator("jiyao-bar [data-command=digest]").click();
    await page.locator("jiyao-card [data-tab=keywords]").click();
    await chip(page, 0).click();
    const chart = page.locator("jiyao-card .chart");
    const text = await chip(page, 0).evaluate((chip) => chip.firstChild.data);
    assert.match(await chart.locator(".caption").innerText(), new RegExp(`“${text}”在全文中的分布，共 \\d+ 处`));
    await chart.scrollIntoViewIfNeeded();
    const { boxes, left, right, markers } = await chart.evaluate((chart) => {
      const shown = [...chart.querySelectorAll(".labels span")].filter((label) => label.offsetWidth);
      const { left, right } = chart.getBoundingClientRect();
      return {
        boxes: shown.map((label) => [label.textContent, label.getBoundingClientRect().left, label.getBoundingClientRect().right]), left, right,
        markers: [...chart.querySelectorAll(".mark")].map((mark) => mark.textContent),
      };
    });
    assert.ok(boxes.length >= 2, JSON.stringify(boxes));
    boxes.forEach(([name, from, to], i) => {
      assert.ok(from >= left - 0.5 && to <= right + 0.5, name);
      assert.ok(i === 0 || from >= boxes[i - 1][2] + 2, `${boxes[i - 1]} runs into ${name} ${from}`);
      assert.ok(markers.some((marker) => marker.startsWith(name.replace("…", ""))), name);
    });
    assert.deepEqual(await violations(page), []);
  });
}

test("every place stands in a list, by section, for those who do not see highlights; a line leads there with the focus", async (t) => {
  const page = await keywords(t);
  await chip(page, 0).click();
  const places = (await highlighted(page, "term-1")).length;
  const list = page.locator("jiyao-card .hits");
  assert.match(await list.locator("summary").innerText(), new RegExp(`（${places}）`));
  await list.locator("summary").click();
  assert.equal(await list.locator(".hit").count(), places);
  const words = (await list.locator(".hit").last().innerText()).replaceAll("…", "").replace(/\s/g, "");
  await list.locator(".hit").last().click();
  assert.ok((await page.evaluate(() => document.activeElement.textContent)).includes(words), words);
  assert.equal(await count(page).innerText(), `${places}/${places}`);
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement.shadowRoot.activeElement.dataset.hit), String(places - 1));
});

test("a long list of places is cut and says so", async (t) => {
  const body = Array.from({ length: 130 }, (_, i) => `<p>会议强调，要抓好第${i + 1}片湿地的保护修复，落实责任。</p>`).join("");
  const page = await keywords(t, article("/made/highlight-many.html", body));
  const index = await page.locator("jiyao-card .chip").evaluateAll((chips) => chips.findIndex((chip) => Number(chip.querySelector("small").textContent) === 130));
  assert.ok(index >= 0);
  await chip(page, index).click();
  await page.locator("jiyao-card .hits summary").click();
  assert.equal(await page.locator("jiyao-card .hit").count(), 100);
  assert.match(await page.locator("jiyao-card .hits .note").innerText(), /另有 30 处/);
});

const WAYS = [["custom highlights", () => {}], ["marks", withoutHighlights]];

for (const [way, before] of WAYS) {
  test(`terms are found across inline elements, with white space of any kind between and in any width: ${way}`, async (t) => {
    const path = article(`/made/highlight-inline-${way.length}.html`,
      `<p>会议强调，要推进<span>生</span><b>态<i>环</i></b><span>境</span>保护。“十四五”&nbsp;规 划收官，ＰＭ２．５浓度下降，pm2.5达标；（局）负责。</p>
       <p>会议要求，生态文明建设要一抓到底，环境治理要见实效，生态环境保护要久久为功。</p>`);
    const page = await visit(t, path, { before });
    assert.equal(await highlight(page, ["生态环境"]), 2);
    assert.equal(await joined(page, "term-1"), "生态环境生态环境");
    assert.equal(await highlight(page, ["十四五规划", "PM2.5", "(局)"]), 4);
    assert.equal((await joined(page, "term-1")).replaceAll(/\s/gu, ""), "十四五”规划");
    assert.equal(await joined(page, "term-2"), "ＰＭ２．５pm2.5");
    assert.equal(await joined(page, "term-3"), "（局）");
    // The longest first; what stands inside it does not count.
    assert.equal(await highlight(page, ["环境", "生态", "生态环境"]), 4);
    assert.deepEqual([await joined(page, "term-1"), await joined(page, "term-2"), await joined(page, "term-3")], ["环境", "生态", "生态环境生态环境"]);
    assert.equal(await highlight(page, []), 0);
    assert.equal(await highlight(page, ["", "　", "没有的词"]), 0);
  });

  test(`highlights follow a page that changes its text: ${way}`, async (t) => {
    const page = await visit(t, serve(`/made/highlight-change-${way.length}.html`, reportPage()), { before });
    assert.equal(await highlight(page, ["湿地"]), 3);
    const settled = (wanted) => page.waitForFunction((wanted) => {
      const places = CSS.highlights ? [...CSS.highlights.get("jiyao-term-1") ?? []].map(String) : [...document.querySelectorAll("mark.jiyao-term-1")].map((mark) => mark.textContent);
      return places.filter((text) => text === "湿地").length === wanted && places.length === wanted;
    }, wanted);
    await page.evaluate(() => {
      const p = document.createElement("p");
      p.textContent = "会后，与会人员考察了湿地公园，慰问了湿地管护员，听取了林长制工作汇报。";
      document.querySelector(".TRS_Editor").append(p);
    });
    await settled(5);
    await page.evaluate(() => document.querySelector(".TRS_Editor").lastElementChild.remove());
    await settled(3);
    await page.evaluate(() => { document.querySelectorAll(".TRS_Editor p")[1].textContent += "湿地保护率逐年提高，湿地碳汇潜力显现。"; });
    await settled(5);
    await page.evaluate(() => { const body = document.querySelector(".TRS_Editor"); body.replaceWith(Object.assign(body.cloneNode(), { innerHTML: body.innerHTML.replaceAll(/<\/?mark[^>]*>/g, "") })); });
    // The body itself is another one now: the widget starts anew, and no highlight of the old one is left.
    await page.waitForFunction(() => !(CSS.highlights?.size) && !document.querySelector("mark"));
  });
}

test("custom highlights add no node and touch no attribute", async (t) => {
  const page = await keywords(t);
  const changes = await page.evaluate(async () => {
    const body = document.querySelector(".TRS_Editor");
    const observer = new MutationObserver(() => {});
    observer.observe(body, { subtree: true, childList: true, characterData: true, attributes: true });
    const widget = await jiyao.widget;
    await widget.highlight("keywords");
    await widget.find("林");
    await widget.next();
    await widget.find(null);
    await widget.highlight(null);
    return observer.takeRecords().length;
  });
  assert.equal(changes, 0);
});

test("marks, where highlights are missing, are undone exactly: the same nodes with the same text", async (t) => {
  const body = REPORT.replace("国土绿化和湿地保护", "国土<b>绿<!-- x -->化</b>和<span>湿</span>地保护");
  const page = await visit(t, serve("/made/highlight-undo.html", reportPage("", "", body)), { before: withoutHighlights });
  const { nodes, marks, same, html } = await page.evaluate(async () => {
    const body = document.querySelector(".TRS_Editor");
    const all = () => {
      const walker = document.createTreeWalker(body);
      const nodes = [];
      while (walker.nextNode()) nodes.push(walker.currentNode);
      return nodes;
    };
    const [before, html] = [all(), body.innerHTML];
    const texts = before.map((node) => node.nodeValue);
    const widget = await jiyao.widget;
    await widget.highlight("keywords");
    await widget.find("化和湿");
    await widget.next();
    const marks = body.querySelectorAll("mark").length;
    await widget.show((await widget.digest()).summary[0].spans);
    await widget.find(null);
    await widget.highlight(null);
    widget.destroy();
    const after = all();
    return {
      marks,
      nodes: [before.length, after.length],
      same: before.every((node, i) => node === after[i] && node.nodeValue === texts[i]),
      html: body.innerHTML === html,
    };
  });
  assert.ok(marks > 10, `${marks} marks`);
  assert.equal(nodes[0], nodes[1]);
  assert.ok(same && html);
});

test("marks have the same look, and nothing of the browser's own yellow", async (t) => {
  const page = await visit(t, report, { before: withoutHighlights });
  await highlight(page, ["湿地", "林长制"]);
  const looks = await page.locator("mark").evaluateAll((marks) => marks.map((mark) => [mark.className, getComputedStyle(mark).backgroundColor, getComputedStyle(mark).textDecorationStyle].join()));
  assert.deepEqual([...new Set(looks)].toSorted(), ["jiyao-term-1,rgb(255, 241, 184),solid", "jiyao-term-2,rgb(216, 234, 255),dashed"]);
});

test("highlights are printed when the reader asks for it, and not otherwise", async (t) => {
  const page = await keywords(t);
  await chip(page, 0).click();
  const colour = () => page.evaluate(() => getComputedStyle(document.querySelector(".TRS_Editor p"), "::highlight(jiyao-term-1)").backgroundColor);
  assert.equal(await colour(), "rgb(255, 241, 184)");
  await page.emulateMedia({ media: "print" });
  assert.equal(await colour(), "rgba(0, 0, 0, 0)");
  await page.emulateMedia({ media: "screen" });
  await page.locator("jiyao-card [data-change=print-highlights]").check();
  await page.emulateMedia({ media: "print" });
  assert.equal(await colour(), "rgb(255, 241, 184)");
});
