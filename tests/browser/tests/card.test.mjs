import assert from "node:assert/strict";
import { test } from "node:test";
import { REPORT, highlighted, listenIn, openCard, reportPage, tab, watchPolicy } from "../card.mjs";
import { pageWith, pressBar, serve, visit } from "../site.mjs";

const report = serve("/made/card.html", reportPage());
const TABS = ["summary", "points", "tasks", "people", "keywords"];

test("the card stands under the bar, before the body, and its button opens and closes it", async (t) => {
  const page = await visit(t, report);
  const button = page.locator("jiyao-bar [data-command=digest]");
  await button.click();
  await page.locator("jiyao-card [role=tab]").first().waitFor();
  const order = await page.evaluate(() => [...document.querySelector("main").children].map((element) => element.localName));
  assert.deepEqual(order, ["h1", "jiyao-bar", "jiyao-card", "div"]);
  assert.equal(await button.getAttribute("aria-expanded"), "true");
  await page.locator("jiyao-card [data-command=close-card]").click();
  assert.ok(await page.locator("jiyao-card").isHidden());
  assert.equal(await button.getAttribute("aria-expanded"), "false");
  await button.click();
  assert.ok(await page.locator("jiyao-card [role=tab]").first().isVisible());
});

test("where the bar stands above the title, the card stands directly under the title", async (t) => {
  const page = await visit(t, serve("/made/card-title.html", pageWith(`<div id="tools"></div>${REPORT}`, `data-container="#tools"`)));
  await openCard(page);
  assert.equal(await page.evaluate(() => document.querySelector("h1").nextElementSibling.localName), "jiyao-card");
});

test("in a layout table the card stands in the body's cell, under the bar", async (t) => {
  const [title, body] = REPORT.split("</h1>");
  const table = `<table><tr><td>${title}</h1></td></tr><tr><td class="body">${body.replaceAll(/<\/?div[^>]*>/g, "")}</td></tr></table>`;
  const page = await visit(t, serve("/made/card-table.html", pageWith(table, `data-article=".body"`)));
  const before = await page.evaluate(() => document.querySelector(".body").innerHTML);
  await openCard(page);
  assert.deepEqual(await page.evaluate(() => [...document.querySelector(".body").children].slice(0, 3).map((element) => element.localName)), ["jiyao-bar", "jiyao-card", "p"]);
  assert.equal(await page.locator("td, tr").count(), 4, "the table has no cell and no row of ours");
  await tab(page, "tasks").click();
  await page.locator("jiyao-card .tasks .line").first().click();
  assert.match((await highlighted(page, "place")).join(""), /^一是/);
  await page.evaluate(async () => (await jiyao.widget).destroy());
  assert.equal(await page.evaluate(() => document.querySelector(".body").innerHTML), before.replace(/<jiyao-bar.*?<\/jiyao-bar>/, ""));
});

test("the card grows with the report's text", async (t) => {
  const page = await visit(t, report);
  await openCard(page);
  const size = () => page.locator("jiyao-card .parts .line").first().evaluate((line) => getComputedStyle(line).fontSize);
  assert.equal(await size(), "16px");
  await page.evaluate(async () => { (await jiyao.widget).fontScale = 1.5; });
  assert.equal(await size(), "24px");
  await pressBar(page, "reset-size");
  assert.equal(await size(), "16px");
});

test("the card's own file cannot be had: the bar says so, and another press fetches it again", async (t) => {
  let broken = true;
  const page = await visit(t, report, {
    allowed: /Failed to load resource/,
    before: (page) => page.route(/card-.*\.bin/, (route) => (broken ? route.fulfill({ status: 503 }) : route.continue())),
  });
  await page.locator("jiyao-bar [data-command=digest]").click();
  await page.locator("jiyao-bar .message").filter({ hasText: "没能取回所需的文件" }).waitFor();
  broken = false;
  await page.locator("jiyao-bar [data-command=digest]").click();
  await page.locator("jiyao-card [role=tab]").first().waitFor();
  assert.ok(await page.locator("jiyao-bar .message").isHidden(), "what was the matter is so no more");
});

test("every tab shows its part of the digest", async (t) => {
  const page = await visit(t, report);
  await openCard(page);
  const text = async (name) => {
    await tab(page, name).click();
    return page.locator(`jiyao-card #pane-${name}`).innerText();
  };
  assert.match(await text("summary"), /林业工作会议/);
  assert.match(await page.locator("jiyao-card .meeting").innerText(), /时间\s*3月5日[\s\S]*主持\s*副局长\s*陆承言\s*讲话\s*市林业局局长\s*周望青/);
  const heads = await page.locator("jiyao-card .part h3").allInnerTexts();
  assert.deepEqual(heads.map((head) => head.split("\n")[0]), ["会议事项", "任务", "要求", "回顾"], "the order in which it is told");
  assert.match(await text("points"), /会议指出[\s\S]*造林3\.2万亩[\s\S]*会议强调/);
  assert.match(await text("tasks"), /会议确定\s*共 4 项，与原文所称一致/);
  assert.deepEqual(await page.locator("jiyao-card .tasks .number").allInnerTexts(), ["1", "2", "3", "4"]);
  assert.match(await text("people"), /周望青[\s\S]*局长[\s\S]*讲话/);
  assert.match(await text("people"), /交流发言\s*岚东县、临溪县、白苇区/);
  assert.match(await text("keywords"), /国土绿化/);
  assert.match(await page.locator("jiyao-card header").innerText(), /全文 \d+ 字，约 2 分钟读完/);
  assert.match(await page.locator("jiyao-card footer").innerText(), /机器摘录，以原文为准/);
});

test("a list that announces another number of items says so", async (t) => {
  const body = REPORT.replace("以下四个方面", "以下五个方面");
  const page = await visit(t, serve("/made/card-declared.html", reportPage("", "", body)));
  await openCard(page);
  await tab(page, "tasks").click();
  assert.match(await page.locator("jiyao-card .tasks .marker").innerText(), /共 4 项，原文称 5 项/);
});

test("tabs without content are not there", async (t) => {
  const text = "今天上午，市林业局发布造林进展。全市春季造林已经完成任务的八成，苗木供应充足，质量稳定。各县区正在抢抓有利天气，加快推进国土绿化。".repeat(3);
  const page = await visit(t, serve("/made/card-plain.html", reportPage("", "", `<h1>春季造林进展顺利</h1><article><p>${text}</p></article>`)));
  await openCard(page);
  const names = await page.locator("jiyao-card [role=tab]").evaluateAll((tabs) => tabs.map((tab) => tab.dataset.tab));
  assert.ok(names.includes("summary") && !names.includes("tasks") && !names.includes("people"), names.join());
});

test("a text too short for a digest says so", async (t) => {
  const page = await visit(t, serve("/made/card-short.html", reportPage(`data-article="article"`, "", "<h1>通知</h1><article><p>会</p></article>")));
  await page.locator("jiyao-bar [data-command=digest]").click();
  await page.locator("jiyao-card .state").filter({ hasText: "正文很短" }).waitFor();
  assert.equal(await page.locator("jiyao-card [role=tab]").count(), 0);
});

test("tabs by the keyboard: one stop, arrows, Home and End", async (t) => {
  const page = await visit(t, report);
  await openCard(page);
  await tab(page, "summary").focus();
  const focused = () => page.evaluate(() => document.activeElement.shadowRoot.activeElement.dataset.tab);
  for (const [key, name] of [["ArrowRight", "points"], ["ArrowRight", "tasks"], ["ArrowLeft", "points"], ["End", "keywords"], ["ArrowRight", "summary"], ["ArrowLeft", "keywords"], ["Home", "summary"]]) {
    await page.keyboard.press(key);
    assert.equal(await focused(), name, key);
    assert.ok(await page.locator(`jiyao-card #pane-${name}`).isVisible(), name);
    assert.equal(await page.locator("jiyao-card [role=tab][tabindex='0']").count(), 1);
  }
});

test("a line leads to its place: in view, highlighted, with the focus; and Escape leads back", async (t) => {
  const page = await visit(t, report, { viewport: { width: 1000, height: 420 }, before: listenIn });
  await openCard(page);
  await tab(page, "tasks").click();
  const line = page.locator("jiyao-card .tasks .line").nth(2);
  await line.focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => CSS.highlights.has("jiyao-place"));
  assert.match((await highlighted(page, "place")).join(""), /^三是加强湿地保护/);
  assert.match(await page.evaluate(() => document.activeElement.textContent), /三是加强湿地保护/);
  await page.waitForFunction(() => {
    const { top, bottom } = [...CSS.highlights.get("jiyao-place")][0].getBoundingClientRect();
    return top > document.querySelector("jiyao-bar").getBoundingClientRect().bottom && bottom < innerHeight;
  });
  await page.waitForFunction(() => said.some((text) => text.includes("Esc")));
  // The highlight goes by itself; the way back stays.
  await page.waitForFunction(() => !CSS.highlights.has("jiyao-place") && !CSS.highlights.has("jiyao-fading"));
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.textContent), await line.textContent());
  assert.ok(await page.locator("jiyao-bar [data-command=back]").isHidden());
  assert.equal(await page.evaluate(() => document.querySelectorAll("main > div [tabindex]").length), 0);
});

test("the way back stands in the bar", async (t) => {
  const page = await visit(t, report, { viewport: { width: 1000, height: 420 } });
  await openCard(page);
  await page.locator("jiyao-card .headline .line").click();
  await page.locator("jiyao-bar [data-command=back]").click();
  assert.ok(await page.evaluate(() => document.activeElement.shadowRoot.activeElement.matches(".line")));
});

test("a line with a modifier key stays a link", async (t) => {
  const page = await visit(t, report);
  await openCard(page);
  await tab(page, "tasks").click();
  const opened = page.context().waitForEvent("page");
  await page.locator("jiyao-card .tasks .line").nth(1).click({ modifiers: ["ControlOrMeta"] });
  await (await opened).close();
  assert.deepEqual(await highlighted(page, "place"), []);
});

test("a sticky header of the page does not cover the place", async (t) => {
  const head = "<style>header.site{position:sticky;top:0;height:90px;background:#ddd}main{padding-bottom:2000px}</style>";
  const body = `<header class="site">站点</header><main>${REPORT}</main>`;
  const page = await visit(t, serve("/made/card-sticky.html", pageWith(body, "", head)), { viewport: { width: 1000, height: 500 }, reducedMotion: "reduce" });
  await openCard(page);
  await tab(page, "points").click();
  await page.locator("jiyao-card .points li .line").last().click();
  const top = await page.evaluate(() => [...CSS.highlights.get("jiyao-place")][0].getBoundingClientRect().top);
  assert.ok(top >= 90, `${top}`);
});

test("a line whose sentence is no more says so, and the next one takes that back", async (t) => {
  const page = await visit(t, report, { before: listenIn });
  await openCard(page);
  await tab(page, "points").click();
  const lines = page.locator("jiyao-card .points li .line");
  await page.evaluate(() => { document.querySelectorAll(".TRS_Editor p")[1].textContent = "会议通报，全市林业工作总体平稳，各项任务有序推进，年度目标基本完成。"; });
  await lines.first().click();
  const message = page.locator("jiyao-bar .message");
  await message.filter({ hasText: "找不到这一句" }).waitFor();
  await page.waitForFunction(() => said.some((text) => text.includes("找不到这一句")));
  await lines.last().click();
  assert.ok(await message.isHidden());
  assert.equal((await highlighted(page, "place")).length, 1);
});

test("no smooth scrolling where motion is unwanted", async (t) => {
  const head = "<style>.TRS_Editor{padding-top:900px}</style>";
  const page = await visit(t, serve("/made/card-still.html", reportPage("", head)), { viewport: { width: 1000, height: 420 }, reducedMotion: "reduce" });
  await openCard(page);
  await page.evaluate(() => { window.behaviours = []; const own = scrollBy; window.scrollBy = (options) => { behaviours.push(options.behavior); own(options); }; });
  await page.locator("jiyao-card .headline .line").click();
  assert.deepEqual(await page.evaluate(() => behaviours), ["instant"]);
});

test("a place in a box that scrolls by itself comes into view there", async (t) => {
  const head = "<style>.box{height:200px;overflow-y:auto}.box p{margin:0 0 120px}</style>";
  const page = await visit(t, serve("/made/card-box.html", reportPage("", head, REPORT.replace("TRS_Editor", "TRS_Editor box"))), { reducedMotion: "reduce" });
  await openCard(page);
  await tab(page, "tasks").click();
  await page.locator("jiyao-card .tasks .line").last().click();
  const { inner, outer } = await page.evaluate(() => {
    const rect = [...CSS.highlights.get("jiyao-place")][0].getBoundingClientRect();
    const box = document.querySelector(".box").getBoundingClientRect();
    return { inner: [rect.top, rect.bottom], outer: [box.top, box.bottom] };
  });
  assert.ok(inner[0] >= outer[0] && inner[1] <= outer[1], JSON.stringify({ inner, outer }));
});

const ASSIGNED = Array.from({ length: 12 }, (_, i) => `<p>${i + 1}.修好第${i + 1}条水渠，由县水利局牵头，6月底前完成。</p>`).join("");
const FOLDED = `<h1>全县水利工作会议召开</h1><div class="TRS_Editor"><p>3月5日，青禾县在竹溪镇召开全县水利工作会议，副县长周望山主持会议，县长江河清出席会议并讲话。</p>
<p>会议指出，2024年，全县新修水渠二十公里，水费收缴率提高到九成，农田灌溉明显改善。</p><p>会议确定，今年要抓好以下十二项重点任务：</p>${ASSIGNED}</div>`;

test("a list of more than ten tasks is folded, its numbers go on, and who and by when stand beside each", async (t) => {
  const page = await visit(t, serve("/made/card-folded.html", reportPage("", "", FOLDED)));
  await openCard(page);
  const numbers = () => page.locator("jiyao-card .part .numbered .number").evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => one.textContent));
  assert.deepEqual(await numbers(), Array.from({ length: 10 }, (_, i) => `${i + 1}`));
  const fold = page.locator("jiyao-card .part .rest summary");
  assert.equal(await fold.innerText(), "其余 2 项");
  await fold.focus();
  await page.keyboard.press("Enter");
  assert.deepEqual((await numbers()).slice(-2), ["11", "12"]);
  await tab(page, "tasks").click();
  const tags = page.locator("jiyao-card .tasks li").first().locator(".tag");
  assert.deepEqual((await tags.allInnerTexts()).map((text) => text.trim()), ["6月底前", "县水利局"]);
});

test("each line of the overview says where it stands and leads there", async (t) => {
  const page = await visit(t, report);
  await openCard(page);
  const third = page.locator("jiyao-card .part .numbered li").nth(2);
  assert.equal(await third.locator(".from").innerText(), "会议确定 · 三是");
  await third.locator(".line").click();
  assert.match((await highlighted(page, "place")).join(""), /^三是加强湿地保护/);
});

test("points stand by their first clauses, the rest comes on demand", async (t) => {
  const page = await visit(t, report);
  await openCard(page);
  await tab(page, "points").click();
  const section = page.locator("jiyao-card .points section").filter({ hasText: "会议强调" });
  const line = section.locator("li .line").first();
  assert.equal(await line.innerText(), "要把国土绿化作为林业工作的头等大事");
  const whole = section.locator("[data-command=points]");
  await whole.focus();
  await page.keyboard.press("Enter");
  assert.equal(await whole.getAttribute("aria-expanded"), "true");
  assert.match(await line.innerText(), /坚持封山育林、退耕还林并重。$/);
  await page.keyboard.press("Enter");
  assert.equal(await line.innerText(), "要把国土绿化作为林业工作的头等大事");
});

test("the summary comes in four lengths", async (t) => {
  const page = await visit(t, "/demo/modern.html");
  await openCard(page);
  const lines = page.locator("jiyao-card .parts li, jiyao-card .announced");
  const choose = async (name) => {
    const before = await lines.allInnerTexts();
    await page.locator(`jiyao-card [data-length=${name}]`).click();
    await page.waitForFunction((old) => [...document.querySelector("jiyao-card").shadowRoot.querySelectorAll(".parts li, .announced")].map((li) => li.innerText).join() !== old, before.join());
    assert.equal(await page.locator(`jiyao-card [data-length=${name}]`).getAttribute("aria-pressed"), "true");
    return (await lines.allInnerTexts()).join("").length;
  };
  const one = await choose("one");
  assert.equal(await page.locator("jiyao-card .parts li").count(), 0, "the headline says it");
  const short = await choose("short");
  const long = await choose("long");
  const medium = await choose("medium");
  assert.ok(one < short && short <= medium && medium < long, [one, short, medium, long].join());
});

test("while the digest is made there is a shape, the bytes that have come, and words", async (t) => {
  let release;
  const held = new Promise((done) => (release = done));
  const page = await visit(t, report, {
    before: (page) => page.route(/dictionary-.*\.bin/, async (route) => { await held; await route.continue(); }),
  });
  await page.locator("jiyao-bar [data-command=digest]").click();
  await page.locator("jiyao-card .shape").waitFor();
  await page.locator("jiyao-card .loading .state").filter({ hasText: /正在生成摘要，已下载 [\d.]+ [KM]B/ }).waitFor();
  assert.ok(await page.locator("jiyao-card progress").isVisible());
  release();
  await page.locator("jiyao-card [role=tab]").first().waitFor();
});

test("an error says what is the matter, and a retry mends it", async (t) => {
  let broken = true;
  const page = await visit(t, report, {
    allowed: /Failed to load resource/,
    before: async (page) => {
      await listenIn(page);
      await page.addInitScript(() => { window.errors = []; document.addEventListener("jiyao:error", (event) => errors.push(event.detail.code)); });
      await page.route(/dictionary-.*\.bin/, (route) => (broken ? route.fulfill({ status: 503 }) : route.continue()));
    },
  });
  await page.locator("jiyao-bar [data-command=digest]").click();
  await page.locator("jiyao-card .error").filter({ hasText: "没能取回所需的文件" }).waitFor();
  await page.waitForFunction(() => said.some((text) => text.includes("没能取回")));
  assert.deepEqual(await page.evaluate(() => errors), ["fetch-failed"]);
  const asked = () => page.fetched.filter((path) => path.includes("dictionary-")).length;
  const before = asked();
  await page.locator("jiyao-card [data-command=retry]").click();
  await page.waitForFunction(() => errors.length === 2);
  assert.equal(asked(), before + 1, "a retry fetches again");
  broken = false;
  await page.locator("jiyao-card [data-command=retry]").click();
  await page.locator("jiyao-card [role=tab]").first().waitFor();
  assert.equal(asked(), before + 2);
});

test("the bytes that have come are counted, of all that are to come", async (t) => {
  // On the page's own thread: a worker's requests can't be slowed down from here.
  const path = serve("/made/card-slow.html", reportPage(`data-worker="false"`));
  const page = await visit(t, path);
  await page.evaluate(async () => {
    await (await jiyao.widget).close(); // fetches the card, but not the engine
    window.progress = [];
  });
  const client = await page.context().newCDPSession(page);
  await client.send("Network.enable");
  await client.send("Network.emulateNetworkConditions", { offline: false, latency: 0, downloadThroughput: 1_500_000, uploadThroughput: -1 });
  await page.locator("jiyao-bar [data-command=digest]").click();
  await page.evaluate(() => {
    const root = document.querySelector("jiyao-card").shadowRoot;
    new MutationObserver(() => {
      const [bar, words] = [root.querySelector("progress"), root.querySelector(".loading .state")];
      if (bar) progress.push([Number(bar.getAttribute("value")), words.textContent]);
    }).observe(root, { childList: true, subtree: true, attributes: true, characterData: true });
  });
  await page.locator("jiyao-card [role=tab]").first().waitFor();
  const progress = (await page.evaluate(() => window.progress)).filter(([value]) => value > 0);
  const values = progress.map(([value]) => value);
  assert.ok(new Set(values).size > 3, `${values}`);
  assert.deepEqual(values, values.toSorted((a, b) => a - b), "it never goes back");
  assert.equal(values.at(-1), 1);
  const whole = (await Promise.all(["engine-", "dictionary-"].map(async (start) => {
    const file = page.fetched.find((path) => path.includes(start) && path.endsWith(".bin"));
    return (await page.evaluate(async (file) => (await (await fetch(file)).arrayBuffer()).byteLength, file));
  }))).reduce((a, b) => a + b);
  assert.match(progress.at(-1)[1], new RegExp(`已下载 ${(whole / 1e6).toFixed(1)} / ${(whole / 1e6).toFixed(1)} MB`));
});

test("what is for editors is shown to editors", async (t) => {
  const body = REPORT.replace("健全巡林制度。三是", "健全巡林制度三是");
  const readers = await visit(t, serve("/made/card-readers.html", reportPage("", "", body)));
  await openCard(readers);
  assert.equal(await readers.locator("jiyao-card .editors").count(), 0);
  const editors = await visit(t, serve("/made/card-editors.html", reportPage(`data-editor="true"`, "", body)));
  await openCard(editors);
  await editors.locator("jiyao-card .editors summary").click();
  assert.match(await editors.locator("jiyao-card .editors li").first().innerText(), /三是/);
});

test("nothing is said twice", async (t) => {
  const page = await visit(t, report, { before: listenIn });
  await openCard(page);
  await page.waitForFunction(() => said.length > 0);
  await tab(page, "keywords").click();
  await page.locator("jiyao-card .chip").first().click();
  await page.waitForFunction(() => said.some((text) => text.includes("已标出")));
  const said = await page.evaluate(() => window.said);
  assert.equal(said.length, new Set(said).size, said.join(" | "));
  assert.equal(await page.evaluate(() => document.querySelector("jiyao-card").shadowRoot.querySelectorAll("[role=status],[role=alert],[aria-live]").length), 0);
});

test("events tell the page, and methods do what the buttons do", async (t) => {
  const page = await visit(t, report, {
    before: (page) => page.addInitScript(() => {
      window.events = [];
      for (const name of ["ready", "digest", "highlight", "size"]) {
        document.addEventListener(`jiyao:${name}`, (event) => events.push([name, event.target.localName, event.detail]));
      }
    }),
  });
  const result = await page.evaluate(async () => {
    const widget = await jiyao.widget;
    const digest = await widget.digest();
    await widget.open("tasks");
    const shown = document.querySelector("jiyao-card").shadowRoot.querySelector("[aria-selected=true]").dataset.tab;
    const places = await widget.highlight(["林长制"]);
    const found = await widget.find("造林");
    const steps = [await widget.next(), await widget.next(), await widget.previous()];
    await widget.find(null);
    const there = await widget.show(digest.outlines[0].items[1].spans);
    const place = [...CSS.highlights.get("jiyao-place")].join("");
    const gone = await widget.show([{ block: 99, start: 0, end: 1 }]);
    const markdown = await widget.export("markdown");
    await widget.close();
    const hidden = document.querySelector("jiyao-card").hidden;
    widget.fontScale = 1.5;
    return { shown, places, found, steps, there, place, gone, markdown, hidden };
  });
  assert.equal(result.shown, "tasks");
  assert.equal(result.places, 3);
  assert.equal(result.found, 2);
  assert.deepEqual(result.steps, [1, 2, 1]);
  assert.ok(result.there && !result.gone);
  assert.match(result.place, /^二是全面推行林长制/);
  assert.match(result.markdown, /^# 全市林业工作会议召开/);
  assert.ok(result.hidden);
  const events = await page.evaluate(() => window.events);
  assert.ok(events.every(([, target]) => target === "jiyao-bar"));
  const names = events.map(([name]) => name);
  for (const name of ["ready", "digest", "highlight", "size"]) assert.ok(names.includes(name), name);
  assert.equal(names.filter((name) => name === "digest").length, 1);
  assert.ok(events.find(([name]) => name === "digest")[2].outlines.length > 0);
});

test("when the page shows another text, the card says so and makes the digest anew", async (t) => {
  const page = await visit(t, report);
  await openCard(page);
  await page.evaluate(() => {
    const text = "会议指出，全市水利工作取得新成效，农村供水保障能力明显提高。会议强调，要抓好防汛抗旱，加快水网建设，推进节水行动。";
    for (const p of document.querySelectorAll(".TRS_Editor p")) p.textContent = text + p.textContent.length;
  });
  // Longer than the widget waits for a page to be quiet: it is the same article, and the card stays.
  await page.waitForTimeout(1000);
  await page.locator("jiyao-card .notice [data-command=renew]").click();
  await page.locator("jiyao-card .notice").waitFor({ state: "hidden" });
  await tab(page, "points").click();
  assert.match(await page.locator("jiyao-card .points").innerText(), /防汛抗旱/);
});

test("everything works and nothing is violated under a strict policy", async (t) => {
  const page = await visit(t, "/demo/strict.html", { before: watchPolicy });
  await openCard(page);
  for (const name of TABS) if (await tab(page, name).count()) await tab(page, name).click();
  await page.locator("jiyao-card [data-command=terms-on]").click();
  await page.locator("jiyao-card [data-change=print-highlights]").check();
  await page.evaluate(async () => (await jiyao.widget).find("湿地"));
  await page.locator("jiyao-card .export summary").click();
  const download = page.waitForEvent("download");
  await page.locator("jiyao-card [data-command=save-json]").click();
  await download;
  await page.locator("jiyao-card [data-command=copy-summary]").click();
  await page.locator("jiyao-card .done").waitFor();
  await tab(page, "summary").click();
  await page.locator("jiyao-card .line").first().click();
  assert.deepEqual(await page.evaluate(() => violated), []);
});

test("after everything has been used, destroy still restores the page byte for byte", async (t) => {
  const page = await visit(t, report);
  await openCard(page);
  const { after, left, sheets } = await page.evaluate(async () => {
    const widget = await jiyao.widget;
    await widget.highlight("keywords");
    await widget.find("林");
    await widget.next();
    await widget.show((await widget.digest()).summary[0].spans);
    await widget.open("keywords");
    widget.destroy();
    return { after: document.documentElement.outerHTML, left: [...CSS.highlights.keys()], sheets: document.adoptedStyleSheets.length };
  });
  const untouched = await visit(t, report, { before: (other) => other.route("**/embed.js", (route) => route.fulfill({ body: "" })), mounted: false });
  assert.equal(after, await untouched.evaluate(() => document.documentElement.outerHTML));
  assert.deepEqual(left, []);
  assert.equal(sheets, 0);
});

test("the digest is made once, however many ask for it, and a card that is open is filled", async (t) => {
  const page = await visit(t, report);
  const { calls, events, panes } = await page.evaluate(async () => {
    let calls = 0, events = 0;
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (message, ...rest) {
      calls += message.method === "digest";
      return postMessage.call(this, message, ...rest);
    };
    addEventListener("jiyao:digest", () => events++);
    const widget = await jiyao.widget;
    await Promise.all([widget.open("points"), widget.digest(), widget.open("keywords")]);
    const { shadowRoot } = document.querySelector("jiyao-card");
    const panes = [...shadowRoot.querySelectorAll("[role=tabpanel]")].map(({ id, hidden, childElementCount }) => [id, hidden, childElementCount > 0]);
    return { calls, events, panes };
  });
  assert.deepEqual([calls, events], [1, 1]);
  assert.deepEqual(panes, TABS.map((name) => [`pane-${name}`, name !== "keywords", true]));
});

test("a widget that goes while its card is on the way leaves no card, and says so to who waits for it", async (t) => {
  const page = await visit(t, report);
  const outcomes = await page.evaluate(async () => {
    (await jiyao.widget).destroy();
    const outcomes = [];
    // At another point of the way each time, from the first step to when it is there.
    for (let wait = 0; outcomes.at(-1) !== "open" && wait < 10_000; wait = wait * 1.5 + 1) {
      const widget = await jiyao.mount();
      const opening = widget.open().then(() => "open", ({ code }) => code);
      const start = performance.now();
      while (performance.now() - start < wait) await new Promise((done) => setTimeout(done));
      widget.destroy();
      outcomes.push(await opening);
      await new Promise((done) => setTimeout(done, 50));
      if (document.querySelector("jiyao-card, jiyao-bar")) outcomes.push(`left after ${wait} ms`);
    }
    return outcomes;
  });
  assert.equal(outcomes.pop(), "open");
  assert.ok(outcomes.length > 3, outcomes.join());
  assert.deepEqual([...new Set(outcomes)], ["destroyed"]);
});

test("who opens the card in the middle of the report comes back to the line when it closes", async (t) => {
  const page = await visit(t, "/demo/modern.html");
  const line = () => page.evaluate(() => {
    const bar = document.querySelector("jiyao-bar").getBoundingClientRect();
    return document.elementFromPoint(innerWidth / 3, bar.bottom + 24).textContent;
  });
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight / 2));
  const before = await line();
  assert.ok(before.length > 10, before);
  await page.locator("jiyao-bar [data-command=digest]").click();
  await page.locator("jiyao-card .headline").waitFor();
  await page.waitForFunction(() => document.querySelector("jiyao-card").getBoundingClientRect().top >= 0);
  assert.notEqual(await line(), before);
  await page.locator("jiyao-bar [data-command=digest]").click();
  await page.waitForFunction(() => !document.querySelector("jiyao-card:not([hidden])"));
  assert.equal(await line(), before);
});
