import assert from "node:assert/strict";
import { test } from "node:test";
import { body, head, KINDS, measure } from "../kinds.mjs";
import { pageWith, pressBar, serve, violations, visit } from "../site.mjs";

const page = (name, attributes = "data-article='#zoom'", more = "") => serve(`/made/size-${name}`, pageWith(body + more, attributes, head));
const setScale = (page, scale) => page.evaluate(async (scale) => { (await jiyao.widget).fontScale = scale; }, scale);
const markup = (page) => page.evaluate(() => document.querySelector("#zoom").outerHTML);
const percent = (page) => page.locator("jiyao-bar output").textContent();

test("ten kinds of text and what is nested grow by the wanted ratio, and 还原 gives the markup back byte for byte", async (t) => {
  const visited = await visit(t, page("kinds"));
  const before = await markup(visited);
  const own = await visited.evaluate(measure);
  assert.equal(Object.keys(own.kinds).length, Object.keys(KINDS).length);
  for (const scale of [1, 1.5, 2, 3, 0.8]) {
    await setScale(visited, scale);
    const now = await visited.evaluate(measure);
    for (const group of ["kinds", "nested"]) {
      for (const [name, { size, line }] of Object.entries(own[group])) {
        const ratio = now[group][name].size / size / scale;
        assert.ok(Math.abs(ratio - 1) < 0.02, `${name} at ${scale}: ${now[group][name].size} px of ${size} px`);
        if (Number.isFinite(line)) assert.ok(Math.abs(now[group][name].line / line / scale - 1) < 0.02, `${name}: line of ${now[group][name].line} px at ${scale}, ${line} px before`);
      }
    }
  }
  await pressBar(visited, "reset-size");
  assert.equal(await markup(visited), before);
  assert.deepEqual(await visited.evaluate(measure), own);
});

test("headings stay larger than text, boxes of a fixed height show all their text", async (t) => {
  const visited = await visit(t, page("boxes"));
  await setScale(visited, 3);
  const seen = await visited.evaluate(() => {
    const size = (selector) => parseFloat(getComputedStyle(document.querySelector(selector)).fontSize);
    const box = document.querySelector("#fixed");
    return { sizes: ["#second", "#third", ".para"].map(size), hidden: box.scrollHeight - box.clientHeight };
  });
  assert.ok(seen.sizes[0] > seen.sizes[1] && seen.sizes[1] > seen.sizes[2], String(seen.sizes));
  assert.ok(seen.hidden <= 1, `${seen.hidden} px are hidden`);
});

test("content that comes later follows, from its own size", async (t) => {
  const visited = await visit(t, page("late"));
  await setScale(visited, 2);
  await visited.evaluate(() => {
    document.querySelector(".TRS_Editor").insertAdjacentHTML("beforeend", "<P id='late'>会后，市水务局进行了调研，<span id='inner' style='font-size:20px'>实地查看工程进度</span>。</P>");
    document.querySelector("#zoom").insertAdjacentHTML("beforeend", "<div id='heir'>编辑：澜汀水务</div>");
  });
  await visited.waitForFunction(() => document.querySelector("#late").style.fontSize);
  const size = (selector) => visited.evaluate((selector) => parseFloat(getComputedStyle(document.querySelector(selector)).fontSize), selector);
  assert.deepEqual([await size("#late"), await size("#inner"), await size("#heir")], [32, 40, 32]);
  await pressBar(visited, "reset-size");
  assert.deepEqual([await size("#late"), await size("#inner"), await size("#heir")], [16, 20, 16]);
  assert.equal(await visited.evaluate(() => document.querySelector("#late").outerHTML.includes("style=\"\"")), false);
});

test("what the page makes of its own markup while it is scaled does not grow twice", async (t) => {
  const visited = await visit(t, page("copied", "data-article='#zoom'", "<script>function add() { const body = document.querySelector('#zoom'); body.innerHTML += '<p class=more>会后，市水务局进行了调研，实地查看工程进度，听取了意见。</p>'; }</script>"));
  const untouched = await markup(visited);
  const size = () => visited.evaluate(() => Array.from(document.querySelectorAll("#zoom p"), (line) => parseFloat(getComputedStyle(line).fontSize)));
  const near = (sizes, wanted) => assert.ok(wanted.every((pixels, at) => Math.abs(sizes[at] - pixels) < 0.01), `${sizes}, not ${wanted}`);
  const own = await size();
  await setScale(visited, 1.5);
  for (let times = 0; times < 3; times++) await visited.evaluate(() => new Promise((done) => { add(); setTimeout(done, 300); }));
  const all = await size();
  assert.equal(all.length, own.length + 3);
  near(all, own.map((pixels) => pixels * 1.5));
  await pressBar(visited, "reset-size");
  near(await size(), own);
  await visited.evaluate(async () => {
    (await jiyao.widget).fontScale = 1.5;
    add(); // the widget goes before it has heard of it
    (await jiyao.widget).destroy();
    document.querySelectorAll(".more").forEach((line) => line.remove());
  });
  assert.equal(await markup(visited), untouched);
});

test("what the page writes into a style meanwhile stays", async (t) => {
  const visited = await visit(t, page("meanwhile"));
  await setScale(visited, 2);
  await visited.evaluate(() => { document.querySelector(".para").style.color = "red"; });
  await pressBar(visited, "reset-size");
  assert.equal(await visited.evaluate(() => document.querySelector(".para").getAttribute("style")), "color: red;");
});

test("no scrolling sideways at 320 px and 200 %", async (t) => {
  const visited = await visit(t, "/demo/modern.html", { viewport: { width: 320, height: 640 } });
  await setScale(visited, 2);
  assert.equal(await visited.evaluate(() => document.documentElement.scrollWidth), 320);
});

test("the page's own 大 中 小, 打印本页 and 无障碍浏览 drive the widget until it goes", async (t) => {
  const visited = await visit(t, page("links"), { before: (page) => page.addInitScript(() => { window.print = () => { window.printed = (window.printed ?? 0) + 1; dispatchEvent(new Event("afterprint")); }; }) });
  const zoom = () => visited.evaluate(() => document.querySelector("#zoom").getAttribute("style"));
  await visited.locator("#big").click();
  assert.equal(await percent(visited), "150%");
  await visited.locator("#small").click();
  assert.equal(await percent(visited), "90%");
  await visited.locator("#medium").click();
  assert.equal(await percent(visited), "100%");
  assert.equal(await zoom(), "font-size: 16px;");
  assert.equal(await visited.evaluate(() => window.zoomed), undefined, "the page's own handler should not run");
  await visited.locator("#other").click();
  assert.equal(await percent(visited), "100%");
  assert.match(visited.url(), /#there$/, "a link to a place in the page is no size");
  await visited.locator("#barrier").focus();
  await visited.keyboard.press("Enter");
  await visited.locator("jiyao-bar .display").waitFor();
  assert.equal(await visited.evaluate(() => document.activeElement.shadowRoot.activeElement.dataset.command), "elder");
  await visited.keyboard.press("Escape");
  await visited.locator("#print").click();
  await visited.locator("jiyao-preview [data-command=print]").click();
  await visited.waitForFunction(() => window.printed === 1);
  await visited.evaluate(async () => (await jiyao.widget).destroy());
  await visited.locator("#big").click();
  await visited.waitForFunction(() => window.zoomed === 24);
  assert.equal(await zoom(), "font-size: 24px;");
});

test("takeOver false leaves the page's links alone", async (t) => {
  const visited = await visit(t, page("links-alone", "data-article='#zoom' data-take-over='false'"));
  await visited.locator("#big").click();
  await visited.waitForFunction(() => window.zoomed === 24);
  assert.equal(await percent(visited), "100%");
});

test("the reader's size holds on the next page and in other tabs", async (t) => {
  const visited = await visit(t, page("kept"));
  const other = await visited.context().newPage();
  await other.goto(visited.url());
  await other.locator("jiyao-bar output").waitFor();
  await visited.locator("#big").click();
  await other.waitForFunction(() => document.querySelector("jiyao-bar").shadowRoot.querySelector("output").textContent === "150%");
  await visited.reload();
  await visited.locator("jiyao-bar output").waitFor();
  assert.equal(await percent(visited), "150%");
  assert.deepEqual(await visited.evaluate(() => Object.keys(localStorage)), ["jiyao:reader:1"]);
  await setScale(visited, 2);
  assert.match(await visited.evaluate(() => localStorage["jiyao:reader:1"]), /1\.5/, "what a program sets is not the reader's choice");
});

for (const [name, script] of [
  ["blocked", () => Object.defineProperty(window, "localStorage", { get() { throw new DOMException("denied", "SecurityError"); } })],
  ["full", () => { Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; }],
  ["damaged", () => { try { localStorage.setItem("jiyao:reader:1", "{\"fontScale\":"); } catch { /* about:blank has none */ } }],
]) {
  test(`a ${name} store is no error`, async (t) => {
    const visited = await visit(t, page(`store-${name}`), { before: (page) => page.addInitScript(script) });
    await pressBar(visited, "larger");
    assert.equal(await percent(visited), "110%");
  });
}

for (const path of ["/demo/modern.html", "/demo/trs.html"]) {
  test(`axe finds nothing wrong at 300 % on ${path}`, async (t) => {
    const visited = await visit(t, path, { viewport: { width: 360, height: 740 } });
    await setScale(visited, 3);
    assert.deepEqual(await violations(visited), []);
  });
}

test("the title outside the body grows too, keeps its lead, and comes back byte for byte", async (t) => {
  const visited = await visit(t, "/demo/trs.html");
  const sizes = () => visited.evaluate(() => ["td.title b", "#zoom font", ".where"].map((selector) => parseFloat(getComputedStyle(document.querySelector(selector)).fontSize)));
  const title = () => visited.evaluate(() => document.querySelector("td.title").outerHTML);
  const [own, markup] = [await sizes(), await title()];
  for (const scale of [1.5, 2, 3]) {
    await setScale(visited, scale);
    const now = await sizes();
    for (const i of [0, 1]) assert.ok(Math.abs(now[i] / own[i] / scale - 1) < 0.02, `${now[i]} px of ${own[i]} px at ${scale}`);
    assert.equal(now[2], own[2], "what is no article stays");
    assert.ok(now[0] > now[1], "the title is larger than the text");
  }
  await pressBar(visited, "reset-size");
  assert.equal(await title(), markup);
});

/** The ratios of all kinds of text to what they were, at 150 %. */
async function ratios(visited, before) {
  await setScale(visited, 1.5);
  const { kinds } = await visited.evaluate(measure);
  return Object.entries(before.kinds).map(([name, { size }]) => [name, kinds[name].size / size]).filter(([, ratio]) => Math.abs(ratio / 1.5 - 1) > 0.02);
}

for (const [name, round] of [
  ["inside #barrierfree_container", (html) => `<div id="barrierfree_container">${html}</div>`],
  ["under zoom", (html) => `<div style="zoom:1.25">${html}</div>`],
  ["under transform", (html) => `<div style="transform:scale(.9);transform-origin:0 0">${html}</div>`],
]) {
  test(`${name} every kind of text grows, and comes back byte for byte`, async (t) => {
    const path = serve(`/made/size-round-${name.replace(/\W+/g, "-")}`, pageWith(round(body), "data-article='#zoom'", head));
    const visited = await visit(t, path);
    const shown = () => visited.evaluate(() => document.querySelector(".para").getBoundingClientRect().height);
    const [before, own, height] = [await markup(visited), await visited.evaluate(measure), await shown()];
    assert.deepEqual(await ratios(visited, own), []);
    assert.ok(await shown() > height * 1.4, "it is larger on the screen too");
    const bar = await visited.evaluate(() => document.querySelector("jiyao-bar").getBoundingClientRect().toJSON());
    assert.ok(bar.width > 300 && bar.height >= 39, JSON.stringify(bar));
    await pressBar(visited, "reset-size");
    assert.equal(await markup(visited), before);
    assert.deepEqual(await visited.evaluate(measure), own);
  });
}

test("beside Sienna each undoes only what is its own", async (t) => {
  const sienna = "<script src='/node_modules/sienna-accessibility/dist/sienna-accessibility.umd.js' defer></script>";
  const path = serve("/made/size-sienna", pageWith(body, "data-article='#zoom'", head + sienna));
  const visited = await visit(t, path, {
    // It asks a server elsewhere for its words.
    before: (page) => page.route((url) => url.hostname !== "127.0.0.1", (route) => route.fulfill({ status: 200, contentType: "application/json", headers: { "access-control-allow-origin": "*" }, body: "{}" })),
  });
  await visited.locator(".asw-menu-btn").waitFor();
  // Its own style sheet comes behind its button.
  await visited.waitForLoadState("networkidle");
  const own = await visited.evaluate(measure);
  assert.deepEqual(await ratios(visited, own), []);
  // Sienna sets sizes of its own upon ours, and takes them back.
  await visited.locator(".asw-menu-btn").click();
  await visited.locator(".asw-plus").first().click();
  await visited.locator(".asw-minus").first().click();
  await visited.waitForTimeout(500);
  await pressBar(visited, "reset-size");
  const { kinds } = await visited.evaluate(measure);
  for (const [name, { size }] of Object.entries(own.kinds)) {
    assert.ok(Math.abs(kinds[name].size / size - 1) < 0.02, `${name}: ${kinds[name].size} px of ${size} px`);
  }
  visited.elsewhere.length = 0;
});

/** A page whose script remembers a text size in a cookie and sets it before the widget comes. */
const remembering = (name, set, text) => serve(`/made/size-${name}`, pageWith(`
<h1>青禾县春灌用水调度会召开</h1><p>来源：青禾县水务局　2025-03-02　字体：<a href="javascript:doZoom(24)">大</a> <a href="javascript:doZoom(18)">中</a> <a href="javascript:doZoom(14)">小</a></p>
<div id="zoom" class="content">${text}</div><script>
document.cookie = "fontSize=24";
const remembered = document.cookie.match(/fontSize=(\\d+)/)[1] + "px";
const body = document.querySelector("#zoom");
${set}
</script>`, "", "<style>.content { font-size: 16px; line-height: 2 }</style>"));
const PARAGRAPHS = "<p>3月1日，青禾县召开春灌用水调度会，副县长林溪主持会议，各灌区负责人和水管站站长参加会议。</p><p>会议指出，今年墒情偏低，灌溉用水要早算账、早调度，先保口粮田，再保经济作物，不得抢水、截水。</p><p>会议要求，四月中旬前完成干支渠清淤，泵站逐台试车，发现隐患当天报修，当天销号，确保春灌顺利。</p>";

for (const [name, set] of [
  ["the body", "body.style.fontSize = remembered;"],
  ["each paragraph", "for (const line of body.querySelectorAll('p')) line.style.fontSize = remembered;"],
  ["both", "for (const line of [body, ...body.querySelectorAll('p')]) line.style.fontSize = remembered;"],
]) {
  test(`a size that the page remembers for ${name} counts for nothing, and comes back byte for byte`, async (t) => {
    const visited = await visit(t, remembering(`remembered-${name.replace(" ", "-")}`, `${set} window.untouched = body.outerHTML;`, PARAGRAPHS));
    const size = () => visited.evaluate(() => parseFloat(getComputedStyle(document.querySelector("#zoom p")).fontSize));
    assert.equal(await percent(visited), "100%");
    assert.equal(await size(), 16);
    await setScale(visited, 1.5);
    assert.equal(await size(), 24);
    await pressBar(visited, "reset-size");
    assert.equal(await size(), 16);
    await visited.evaluate(async () => (await jiyao.widget).destroy());
    assert.equal(await size(), 24);
    assert.equal(await visited.evaluate(() => document.querySelector("#zoom").outerHTML === untouched), true);
  });
}

test("an editor's inline sizes are the page's own, whatever the page remembers", async (t) => {
  const text = PARAGRAPHS.replace("<p>会议指出，今年墒情偏低", '<p style="font-size: 24px;">会议指出，今年墒情偏低').replace("<p>会议要求", '<p style="font-size:24px">会议要求');
  const visited = await visit(t, remembering("pasted", "", text));
  const sizes = () => visited.evaluate(() => [...document.querySelectorAll("#zoom p")].map((line) => parseFloat(getComputedStyle(line).fontSize)));
  assert.deepEqual(await sizes(), [16, 24, 24]);
  await setScale(visited, 1.5);
  assert.deepEqual(await sizes(), [24, 36, 36]);
});
