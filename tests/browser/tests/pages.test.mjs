// Pages as they really are: in the wrong language, with the article twice, with globals of their own, in frames, as one page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { printIsReady } from "../printing.mjs";
import { pageWith, pressBar, serve, visit } from "../site.mjs";

const lines = (subject) => [
  `4月8日，青禾县${subject}保障工作会议在县水务中心召开，副县长闻样舟主持会议并讲话。`,
  `会议指出，今年${subject}任务重，各单位要早算账、早调度，把责任落到人，不得推诿。`,
  `会议要求，四月中旬前完成${subject}设施检修，发现隐患当天报修，当天销号。`,
];
const report = (subject = "春灌") => `<h1>青禾县召开${subject}保障工作会议</h1><p class="msg">发布时间：2024-04-09 08:20　来源：青禾县水务局</p>
<div id="content" class="content">${lines(subject).map((line) => `<p>${line}</p>`).join("")}</div>`;
const size = (page, selector) => page.evaluate((selector) => parseFloat(getComputedStyle(document.querySelector(selector)).fontSize), selector);
const setScale = (page, scale) => page.evaluate(async (scale) => { (await jiyao.widget).fontScale = scale; }, scale);
const title = (page) => page.evaluate(async () => (await jiyao.widget).article?.title ?? null);
/** Waits until the widget's article has this title. */
async function until(page, wanted) {
  while ((await title(page)) !== wanted) await page.waitForTimeout(50);
}

for (const [name, html, attributes, language] of [
  ["Simplified Chinese in a template that says en", report(), "", "zh-CN"],
  ["Traditional Chinese", "<h1>青禾縣召開會議</h1><div><p>會議指出，各單位要將責任落實，對發現的問題應當及時處理。</p><p>會議還說明了經費與實際進度，並請縣領導總結發言，來賓參觀了設備。</p></div>", "", "zh-TW"],
  ["English", `<h1>County meeting on irrigation</h1><div>${"<p>The meeting was held in April, and the county, its towns, and its offices agreed on a plan, which is to be carried out, step by step, before summer.</p>".repeat(3)}</div>`, "", "en"],
  ["what the site says", report(), "data-lang=zh-TW", "zh-TW"],
]) {
  test(`the bar speaks the article's language: ${name}`, async (t) => {
    const page = await visit(t, serve(`/made/language-${language}-${html.length}`, pageWith(html, attributes).replace('lang="zh-CN"', 'lang="en"')));
    assert.equal(await page.locator("jiyao-bar [lang]").first().getAttribute("lang"), language);
  });
}

test("every line of the card carries the article's language", async (t) => {
  const page = await visit(t, serve("/made/language-card", pageWith(report(), "data-lang=en")));
  await page.locator("[data-command=digest]").click();
  await page.locator("jiyao-card .headline").waitFor();
  const said = await page.locator("jiyao-card .line").evaluateAll((all) => all.map((line) => line.lang));
  assert.deepEqual([...new Set(said)], ["zh-CN"]);
});

test("a page without an article shows nothing, unless the site wants to hear so", async (t) => {
  const list = `<ul>${"<li><a href='/'>一条很长的新闻标题在这里</a></li>".repeat(20)}</ul>`;
  const quiet = await visit(t, serve("/made/quiet", pageWith(list)), { mounted: false });
  const before = await quiet.evaluate(() => document.body.innerHTML);
  assert.deepEqual(await quiet.evaluate(async () => [(await jiyao.widget).article, document.querySelectorAll("jiyao-bar").length]), [null, 0]);
  assert.equal(await quiet.evaluate(() => document.body.innerHTML), before);
  const loud = await visit(t, serve("/made/loud", pageWith(list, "data-quiet=false")));
  assert.match(await loud.locator("jiyao-bar .message").textContent(), /没有找到正文/);
});

test("of two copies the displayed one counts, and the widget follows a switch to the other", async (t) => {
  const copies = `<ul id="menu"><li><a href="/">首页</a></li></ul><div class="wide">${report()}</div><div class="phone">${report().replaceAll("content", "mobile")}</div>`;
  const css = "<style>.phone { display: none } .small .phone { display: block } .small .wide { display: none }</style>";
  const page = await visit(t, serve("/made/copies", pageWith(copies, "", css)));
  assert.ok(await page.evaluate(() => document.querySelector("jiyao-bar").parentElement.matches(".wide")));
  const own = [await size(page, "#menu a"), await size(page, "#content p")];
  await setScale(page, 2);
  assert.deepEqual([await size(page, "#menu a"), await size(page, "#content p")], [own[0], own[1] * 2]);
  await page.evaluate(() => document.body.classList.add("small"));
  await page.waitForFunction(() => document.querySelector("jiyao-bar")?.parentElement.matches(".phone"));
  assert.deepEqual([await size(page, "#menu a"), await size(page, "#mobile p")], [own[0], own[1] * 2]);
});

/** What libraries of the years before 2015, and sites, have made of the page's globals and prototypes. */
const foreign = {
  "a global called Element": "window.Element = document.documentElement; window.Text = null; window.Node = {}; window.HTMLElement = function () {};",
  "windows of the Prototype.js kind": `window.Window = function () {}; window.Element = (function (own) { function Element(tag) { return document.createElement(tag); } Element.Methods = own; return Element; })(window.Element);
    Array.prototype.flatMap = function () { throw new Error("not this one"); }; Array.prototype.toJSON = function () { return "" + this; };`,
  "natives of the MooTools kind": `["Window", "Document", "Element", "HTMLElement", "Event", "Hash"].forEach(function (name) { var own = window[name]; window[name] = function () {}; window[name].parent = own; });
    Element.prototype.remove = function () { throw new Error("not this one"); }; Function.prototype.extend = function () { return this; };`,
};
for (const [name, script] of Object.entries(foreign)) {
  test(`it works on a page with ${name}`, async (t) => {
    const controls = '<div class="fs">字体：<a href="javascript:void(doZoom(20))" id="big">大</a> <a href="javascript:void(0)">中</a></div>';
    const page = await visit(t, serve(`/made/foreign-${name.length}`, pageWith(controls + report(), "", `<script>${script}</script>`)));
    assert.equal(await title(page), "青禾县召开春灌保障工作会议");
    await page.locator("#big").click();
    assert.equal(await page.locator("jiyao-bar output").first().textContent(), "150%");
    await printIsReady(page);
    const printed = await page.evaluate(() => {
      dispatchEvent(new CustomEvent("beforeprint"));
      const text = document.querySelector("jiyao-print").shadowRoot.textContent;
      dispatchEvent(new CustomEvent("afterprint"));
      return [text, document.querySelectorAll("jiyao-print").length];
    });
    for (const line of lines("春灌")) assert.ok(printed[0].includes(line), line);
    assert.equal(printed[1], 0);
    await page.locator("[data-command=digest]").click();
    await page.locator("jiyao-card .headline").waitFor();
    const left = await page.evaluate(async () => {
      (await jiyao.widget).destroy();
      return document.querySelectorAll("jiyao-bar, jiyao-card").length;
    });
    assert.equal(left, 0);
  });
}

/** What is asked of nodes anywhere, and what a form's control may be called. */
const NAMES = `parentElement parentNode nodeName nodeType nodeValue tagName localName textContent innerText firstChild lastChild nextSibling previousSibling
  firstElementChild lastElementChild nextElementSibling previousElementSibling childNodes children childElementCount ownerDocument isConnected contains closest
  matches querySelector querySelectorAll getAttribute setAttribute removeAttribute hasAttribute hasAttributes getAttributeNames attributes id className classList
  style hidden lang dir title tabIndex dataset focus blur click remove before after append prepend replaceWith replaceChildren appendChild insertBefore removeChild
  replaceChild cloneNode normalize isSameNode isEqualNode compareDocumentPosition getRootNode hasChildNodes lookupPrefix attachShadow shadowRoot slot part
  getBoundingClientRect getClientRects clientHeight clientWidth clientTop clientLeft scrollHeight scrollWidth scrollTop scrollLeft offsetHeight offsetWidth
  offsetTop offsetLeft offsetParent scrollIntoView scrollTo scrollBy addEventListener removeEventListener dispatchEvent innerHTML outerHTML insertAdjacentElement
  getElementsByTagName getElementsByClassName animate getAnimations checkVisibility requestFullscreen toggleAttribute prefix namespaceURI baseURI length name
  method action target elements submit reset item constructor toString valueOf hasOwnProperty nonce inert accessKey draggable spellcheck`.split(/\s+/);

test("controls of a form that are called as what is asked of nodes disturb nothing", async (t) => {
  assert.ok(NAMES.length >= 110);
  const form = `<form><div hidden>${NAMES.map((name) => `<input name="${name}">`).join("")}</div>${report()}</form>`;
  const page = await visit(t, serve("/made/clobbered", pageWith(form)));
  const before = await page.evaluate(() => document.querySelector("#content").outerHTML);
  assert.equal(await title(page), "青禾县召开春灌保障工作会议");
  assert.equal(await page.evaluate(async () => (await jiyao.widget).article.blocks.length), 3);
  await printIsReady(page);
  await setScale(page, 2);
  // By the widget's methods: what drives the browser asks nodes as pages do.
  const marked = await page.evaluate(async () => {
    const widget = await jiyao.widget;
    await widget.open();
    await widget.show([{ block: 0, start: 0, end: 4 }]);
    const marked = await widget.highlight(["会议"]);
    dispatchEvent(new Event("beforeprint"));
    dispatchEvent(new Event("afterprint"));
    widget.destroy();
    return marked;
  });
  assert.ok(marked >= 3);
  assert.equal(await page.evaluate(() => document.querySelector("#content").outerHTML), before);
});

for (const [name, markup, presses] of [
  ["spans that a script is bound to", '<div>【字体：<span class="b">大</span> <span>中</span> <span>小</span>】 <span id="print">打印</span></div>', [["span >> text=大", "150%"], ["span >> text=小", "90%"], ["span >> text=中", "100%"]]],
  ["<i>, and a label beside the controls' box", '<div><div class="through"><em>字号：</em></div><div class="controls"><i>大</i><i>中</i><i>小</i></div></div>', [["i >> text=大", "150%"], ["i >> text=小", "90%"]]],
  ["字大 and 字小", '<div><a href="javascript:">字大</a> <a href="javascript:">字小</a></div>', [["a >> text=字大", "150%"], ["a >> text=字小", "90%"]]],
  ["A+ and A-", '<p><a href="#">A+</a> <a href="#">A-</a></p>', [["a >> text=A+", "110%"], ["a >> text=A-", "100%"]]],
  ["放大 默认 缩小", '<p><span>放大</span> <span>默认</span> <span>缩小</span></p>', [["span >> text=放大", "110%"], ["span >> text=缩小", "100%"], ["span >> text=放大", "110%"], ["span >> text=默认", "100%"]]],
  ["T|T", '<p><b style="font-size: 20px">T</b>|<b style="font-size: 14px" class="s">T</b></p>', [["b:not(.s)", "110%"], ["b.s", "100%"]]],
]) {
  test(`the page's own size controls drive the widget: ${name}`, async (t) => {
    const page = await visit(t, serve(`/made/take-${name.length}`, pageWith(`<section>${markup}</section>${report()}`)));
    await page.evaluate(() => {
      window.reached = 0;
      for (const type of ["click", "mousedown", "pointerdown"]) document.querySelector("section").addEventListener(type, () => window.reached++, true);
    });
    for (const [selector, percent] of presses) {
      await page.locator(`section ${selector}`).first().click();
      assert.equal(await page.locator("jiyao-bar output").first().textContent(), percent, selector);
    }
    assert.equal(await page.evaluate(() => window.reached), 0, "what was taken over does nothing else");
  });
}

test("the page's own print controls open the preview, other words of its text do nothing", async (t) => {
  const controls = '<section><a href="javascript:void(0)">打印页面</a> <input type="button" value="打印页面" onclick="preview(1)"> <a href="#"><img alt="打印" src="data:,"></a></section>';
  const page = await visit(t, serve("/made/take-print", pageWith(`${controls}${report().replace("会议指出", "<b>大</b>的方面，会议指出，要<b>打印</b>")}`)));
  for (const selector of ["a", "input", "img"]) {
    await page.locator(`section ${selector}`).last().click({ force: true });
    await page.locator("jiyao-preview dialog[open]").waitFor();
    await page.keyboard.press("Escape");
    await page.locator("jiyao-preview dialog[open]").waitFor({ state: "detached" });
  }
  for (const word of await page.locator("#content b").all()) await word.click();
  assert.equal(await page.locator("jiyao-bar output").first().textContent(), "100%");
  assert.equal(await page.locator("jiyao-preview dialog[open]").count(), 0);
});

test("what the page's own script has made of the size does not multiply, and 还原 gives the page's size", async (t) => {
  const page = await visit(t, serve("/made/zoomed", pageWith(`<div class="outer">${report()}</div>`)));
  const own = await size(page, "#content p");
  const untouched = await page.evaluate(() => document.querySelector("#content").outerHTML);
  await page.evaluate(() => { document.querySelector("#content").style.fontSize = "30px"; });
  await setScale(page, 1.5);
  assert.equal(await size(page, "#content p"), own * 1.5);
  await page.evaluate(() => { document.querySelectorAll("#content p").forEach((line) => { line.style.fontSize = "40px"; }); });
  await page.waitForFunction((wanted) => parseFloat(getComputedStyle(document.querySelector("#content p")).fontSize) === wanted, own * 1.5);
  await pressBar(page, "reset-size");
  assert.equal(await size(page, "#content p"), own);
  await page.evaluate(async () => (await jiyao.widget).destroy());
  assert.equal(await size(page, "#content p"), 40);
  assert.equal(await page.evaluate(() => {
    document.querySelectorAll("#content, #content p").forEach((element) => element.removeAttribute("style"));
    return document.querySelector("#content").outerHTML;
  }), untouched);
});

test("where the article is a frame's, the widget stays out of the page and says so once", async (t) => {
  const said = [];
  serve("/made/framed", `<!doctype html><meta charset="utf-8"><body>${report()}`);
  const page = await visit(t, serve("/made/frame", pageWith('<p>导航</p><iframe src="/made/framed" width="900" height="500"></iframe>')), {
    mounted: false, allowed: /框架/, before: (page) => page.on("console", (message) => said.push(message.text())),
  });
  assert.equal(await page.evaluate(async () => (await jiyao.widget).article), null);
  await page.evaluate(() => document.body.append(document.createElement("hr")));
  await page.waitForTimeout(600);
  assert.equal(await page.locator("jiyao-bar").count(), 0);
  assert.equal(said.filter((line) => /框架/.test(line)).length, 1);
});

test("a site that is one page is followed, with its address, to a list and back", async (t) => {
  const page = await visit(t, serve("/made/spa", pageWith(`<div id="app">${report()}</div>`)));
  await page.evaluate(() => { window.ready = 0; document.addEventListener("jiyao:ready", () => window.ready++); });
  const go = (path, html) => page.evaluate(([path, html]) => {
    history.pushState({}, "", path);
    document.querySelector("#app").innerHTML = html;
  }, [path, html]);
  await go("/made/spa/other", report("防汛"));
  await until(page, "青禾县召开防汛保障工作会议");
  assert.match(await page.evaluate(async () => (await jiyao.widget).article.url), /spa\/other$/);
  assert.deepEqual([await page.evaluate(() => ready), await page.locator("jiyao-bar").count()], [1, 1]);
  await go("/made/spa/list", "<ul><li><a href='/'>列表</a></li></ul>");
  await until(page, null);
  assert.equal(await page.locator("jiyao-bar").count(), 0);
  await go("/made/spa/third", report("供水"));
  await until(page, "青禾县召开供水保障工作会议");
  assert.equal(await page.evaluate(() => ready), 2);
});

test("long after the page has loaded, another article in the place of the first is found", async (t) => {
  const page = await visit(t, serve("/made/long-after", pageWith(`<div id="app">${report()}</div>`)), { before: (page) => page.clock.install() });
  await title(page);
  await page.clock.runFor(60_000);
  await page.evaluate((html) => { document.querySelector("#app").innerHTML = html; }, report("防汛"));
  await page.waitForTimeout(200);
  await page.clock.runFor(1000);
  await until(page, "青禾县召开防汛保障工作会议");
});

test("the article comes late into another element than the one that the site's selector found at first", async (t) => {
  const empty = '<div id="app"><div class="slot"></div></div>';
  const page = await visit(t, serve("/made/late-slot", pageWith(empty, "data-article='.slot'")), { mounted: false });
  assert.equal(await title(page), null);
  await page.evaluate((html) => { document.querySelector("#app").innerHTML = `<div class="slot">${html}</div>`; }, report("防汛"));
  await until(page, "青禾县召开防汛保障工作会议");
});

test("a site that knows better says where title, date and source are", async (t) => {
  const own = '<div class="x"><b id="t">关于春灌的通知</b><i id="d">日期：2023年5月6日</i><i id="s">来源：青禾发布</i></div>';
  const page = await visit(t, serve("/made/recipe", pageWith(own + report(), "data-title='#t' data-date='#d' data-source='#s'")));
  const article = await page.evaluate(async () => (await jiyao.widget).article);
  assert.deepEqual([article.title, article.date, article.source], ["关于春灌的通知", "2023-05-06", "青禾发布"]);
});

test("a page that sets its list of sheets anew gets ours back into force, and keeps its own", async (t) => {
  const page = await visit(t, serve("/made/sheets", pageWith(report())));
  await page.evaluate(async () => {
    const widget = await jiyao.widget;
    await widget.display({ theme: "night" });
    await widget.highlight(["会议"]);
    window.ours = document.adoptedStyleSheets.length;
    const own = new CSSStyleSheet();
    own.replaceSync("h1 { letter-spacing: 3px }");
    document.adoptedStyleSheets = [own];
  });
  await page.waitForFunction(() => document.adoptedStyleSheets.length === ours + 1);
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector("#content")).backgroundColor), "rgb(27, 29, 33)");
  await page.evaluate(async () => (await jiyao.widget).destroy());
  assert.equal(await page.evaluate(() => document.adoptedStyleSheets.length), 1);
});

test("<html> taken away while a digest is made is no uncaught error", async (t) => {
  const page = await visit(t, serve("/made/no-html", pageWith(report())));
  const asked = page.evaluate(async () => {
    const widget = await jiyao.widget;
    const asked = widget.open().catch((error) => error.code);
    await new Promise((done) => setTimeout(done, 150));
    document.documentElement.remove();
    await asked;
    await new Promise((done) => setTimeout(done, 500));
    widget.destroy();
    return "done";
  });
  assert.equal(await asked, "done");
});
