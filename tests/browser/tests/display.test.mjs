// 显示: spacing, fonts, colours and 长者模式, measured on the page of ten kinds of text; their panel, and what is remembered.
import assert from "node:assert/strict";
import { test } from "node:test";
import { body, head } from "../kinds.mjs";
import { pageWith, pressBar, reveal, serve, violations, visit, withAxe } from "../site.mjs";

const ARTICLE = "data-article='#zoom'";
const page = (name, attributes = ARTICLE, more = "") => serve(`/made/display-${name}`, pageWith(body + more, attributes, head));
const set = (page, settings) => page.evaluate(async (settings) => (await jiyao.widget).display(settings), settings);
const setScale = (page, scale) => page.evaluate(async (scale) => { (await jiyao.widget).fontScale = scale; }, scale);
const markup = (page) => page.evaluate(() => document.documentElement.cloneNode(true).outerHTML);
const stored = (page) => page.evaluate(() => {
  const { met, ...choices } = JSON.parse(localStorage["jiyao:reader:1"] ?? "{}");
  return choices;
});
const panel = (page) => page.locator("jiyao-bar .display");
const open = async (page) => {
  await pressBar(page, "display");
  await panel(page).waitFor();
};
const press = (page, command) => panel(page).locator(`[data-command="${command}"]`).click();
const choose = (page, name, value) => panel(page).locator(`input[name=${name}][value=${value}]`).click();
const said = (page, text) => page.waitForFunction((text) => Array.from(document.querySelector("jiyao-bar").shadowRoot.querySelectorAll("[role=status]"), (region) => region.textContent).includes(text), text);

const THEMES = ["eye-care", "night", "black-on-yellow", "yellow-on-black", "white-on-black"];
const HIGH = THEMES.slice(2);

/** In the page: the properties of each element that holds text of its own. */
const texts = () => Array.from(document.querySelectorAll("#zoom *"))
  .filter((element) => !element.closest("style") && Array.from(element.childNodes).some((node) => node.nodeType === 3 && node.data.trim()))
  .map((element) => {
    const style = getComputedStyle(element);
    return { tag: element.localName, size: parseFloat(style.fontSize), line: parseFloat(style.lineHeight), letter: parseFloat(style.letterSpacing), word: parseFloat(style.wordSpacing), family: style.fontFamily };
  });

/** In the page: how many characters the fullest line of the article's paragraphs holds; WCAG 1.4.8 has 80, or 40 Chinese ones. */
const fullestLine = () => {
  let most = 0;
  const walker = document.createTreeWalker(document.querySelector("#zoom"), NodeFilter.SHOW_TEXT);
  const lines = new Map();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    // A run of smaller text holds more; most of the paragraph counts.
    if (node.parentElement.closest("style, td, [data-nested]")) continue;
    const block = node.parentElement.closest("p, div, section, h2, h3");
    for (let i = 0; i < node.data.length; i++) {
      const range = document.createRange();
      range.setStart(node, i);
      range.setEnd(node, i + 1);
      const { bottom, width } = range.getBoundingClientRect();
      if (!width) continue;
      const rows = lines.get(block) ?? new Map();
      lines.set(block, rows);
      // Characters of another size in the same line end a little higher or lower.
      const row = [...rows.keys()].find((key) => Math.abs(key - bottom) < 10) ?? bottom;
      // Digits are narrower, and so is what stands trimmed at the end of a line.
      const { fontSize, letterSpacing } = getComputedStyle(node.parentElement);
      rows.set(row, (rows.get(row) ?? 0) + Math.min(1, width / (parseFloat(fontSize) + (parseFloat(letterSpacing) || 0))));
      most = Math.max(most, rows.get(row));
    }
  }
  return most;
};

test("spacing and font hold on every kind of text, at 100 % and at 200 %, and go one by one", async (t) => {
  const visited = await visit(t, page("spacing"));
  const before = await markup(visited);
  const own = await visited.evaluate(texts);
  assert.ok(own.length > 15);
  for (const scale of [1, 2]) {
    await setScale(visited, scale);
    await set(visited, { lineHeight: 2.25, letterSpacing: 0.12, font: "kai" });
    for (const { tag, size, line, letter, word, family } of await visited.evaluate(texts)) {
      assert.ok(Math.abs(line / size - 2.25) < 0.02, `${tag}: line of ${line} px for ${size} px`);
      assert.ok(Math.abs(letter / size - 0.12) < 0.01 && Math.abs(word / size - 0.16) < 0.01, `${tag}: ${letter}, ${word} px for ${size} px`);
      assert.match(family, /^KaiTi/, tag);
    }
    await set(visited, { lineHeight: null });
    (await visited.evaluate(texts)).forEach(({ size, line, letter }, i) => {
      if (own[i].line) assert.ok(Math.abs(line / size / (own[i].line / own[i].size) - 1) < 0.02, `${own[i].tag}: ${line} of ${size}`);
      assert.ok(letter > 0);
    });
    await set(visited, null);
  }
  await setScale(visited, 1);
  assert.deepEqual(await visited.evaluate(texts), own);
  assert.equal(await markup(visited), before);
});

for (const characters of [40, 36, 32, 28, 24, 20]) {
  test(`no line holds more than ${characters} characters where that is asked for`, async (t) => {
    const visited = await visit(t, page("width", ARTICLE, ""), { viewport: { width: 1600, height: 900 } });
    assert.ok(await visited.evaluate(fullestLine) > 40);
    await set(visited, { lineWidth: characters });
    const most = await visited.evaluate(fullestLine);
    assert.ok(most <= characters + 0.01 && most >= characters - 3, `${most} characters`);
  });
}

test("易读排版 meets WCAG 1.4.8 and 1.4.12", async (t) => {
  const visited = await visit(t, page("easy"), { viewport: { width: 1600, height: 900 } });
  await open(visited);
  await press(visited, "easy");
  assert.ok(await visited.evaluate(fullestLine) <= 40.01);
  for (const { tag, size, line, letter, word } of await visited.evaluate(texts)) {
    assert.ok(line / size >= 1.5 && letter / size >= 0.1199 && word / size >= 0.1599, `${tag}: ${line}, ${letter}, ${word} for ${size}`);
  }
  const paragraphs = await visited.evaluate(() => Array.from(document.querySelectorAll("#zoom [data-jiyao-paragraph]"), (element) => {
    const style = getComputedStyle(element);
    const inner = getComputedStyle(element.querySelector("span, font") ?? element);
    return { align: style.textAlign, gap: parseFloat(style.marginBottom), size: parseFloat(inner.fontSize), line: parseFloat(inner.lineHeight) };
  }));
  assert.ok(paragraphs.length >= 9);
  for (const { align, gap, size, line } of paragraphs) {
    assert.equal(align, "left");
    assert.ok(gap >= 2 * size - 0.1 && gap >= 1.5 * line - 0.1, `${gap} px after lines of ${line} px`);
  }
  await press(visited, "easy");
  assert.equal(await visited.evaluate(() => document.querySelectorAll("[data-jiyao-paragraph], [data-jiyao-body]").length), 0);
});

test("steps are announced, remembered and reset one by one; 全部还原 gives the page back byte for byte", async (t) => {
  const visited = await visit(t, page("steps"));
  // The panel is not the page's: it stands in the bar's shadow.
  await open(visited);
  const before = await markup(visited);
  await press(visited, "letterSpacing:more");
  await said(visited, "字距 0.05 字");
  await press(visited, "lineHeight:more");
  await press(visited, "paragraphSpacing:more");
  await press(visited, "lineWidth:less");
  assert.equal((await stored(visited)).letterSpacing, 0.05);
  assert.equal((await stored(visited)).lineWidth, 40);
  await press(visited, "letterSpacing:reset");
  await said(visited, "字距 原样");
  const kept = await stored(visited);
  assert.equal("letterSpacing" in kept, false);
  assert.ok(kept.lineHeight && kept.paragraphSpacing && kept.lineWidth);
  await choose(visited, "size", "large");
  assert.equal(await visited.locator("jiyao-bar output.percent").textContent(), "150%");
  await choose(visited, "theme", "night");
  await said(visited, "配色 夜间");
  await choose(visited, "themeScope", "page");
  await choose(visited, "font", "song");
  await choose(visited, "align", "left");
  await press(visited, "elder");
  await said(visited, "长者模式 开");
  assert.notEqual(await markup(visited), before);
  await press(visited, "reset-all");
  await said(visited, "已全部还原");
  assert.equal(await markup(visited), before);
  assert.deepEqual(await stored(visited), { fontScale: 1 });
});

test("destroy gives the page back with everything set", async (t) => {
  const visited = await visit(t, page("destroy"));
  const bare = await visit(t, page("destroy-bare", `${ARTICLE} data-mount='false'`), { mounted: false });
  await open(visited);
  await set(visited, { theme: "yellow-on-black", themeScope: "page", elder: true, lineHeight: 2, paragraphSpacing: 2, lineWidth: 32, align: "left", font: "fang", letterSpacing: 0.2 });
  await setScale(visited, 2);
  await visited.evaluate(async () => (await jiyao.widget).destroy());
  const left = (page) => page.evaluate(() => document.documentElement.outerHTML.replace(/<script src=.*?<\/script>/, ""));
  assert.equal(await left(visited), await left(bare));
  assert.equal(await visited.evaluate(() => document.adoptedStyleSheets.length), 0);
});

/** What axe says of the contrast of a part of the page, or `null` for the whole page. */
async function contrasts(page, include) {
  await withAxe(page);
  return page.evaluate(async (include) => {
    const { violations, passes } = await axe.run(include ?? document, { preload: false, runOnly: ["color-contrast", "color-contrast-enhanced"], rules: { "color-contrast-enhanced": { enabled: true } } });
    const list = (results, id) => results.filter((result) => result.id === id).flatMap(({ nodes }) => nodes.map(({ target, any }) => `${target} ${any[0]?.data?.contrastRatio}`));
    return { aa: list(violations, "color-contrast"), aaa: list(violations, "color-contrast-enhanced"), passed: list(passes, "color-contrast").length };
  }, include);
}

for (const path of ["/demo/modern.html", "/demo/trs.html"]) {
  test(`every text of ${path} has its contrast in every theme, the card's and the panel's too`, async (t) => {
    const visited = await visit(t, path);
    const filters = () => visited.evaluate(() => Array.from(document.images, (image) => getComputedStyle(image).filter));
    const pictures = await filters();
    await visited.locator("jiyao-bar [data-command=keywords]").click();
    await visited.locator("jiyao-bar [data-command=digest]").click();
    await visited.locator("jiyao-card .headline").waitFor();
    await visited.locator("jiyao-card [data-tab=keywords]").click();
    await open(visited);
    for (const theme of THEMES) {
      await t.test(theme, async () => {
        await set(visited, { theme, themeScope: "page" });
        const { aa, aaa, passed } = await contrasts(visited);
        assert.deepEqual(aa, []);
        if (HIGH.includes(theme)) assert.deepEqual(aaa, []);
        assert.ok(passed > 20, `${passed} texts were measured`);
        assert.deepEqual(await violations(visited), []);
        assert.deepEqual(await filters(), pictures);
      });
    }
  });
}

test("a theme colours the article alone unless the whole page is asked for", async (t) => {
  const visited = await visit(t, "/demo/modern.html");
  const colours = () => visited.evaluate(() => ["html", "article h1", "#content p, article p"].map((selector) => {
    const style = getComputedStyle(document.querySelector(selector));
    return [style.color, style.backgroundColor];
  }));
  const own = await colours();
  await set(visited, { theme: "black-on-yellow" });
  const [page, title, text] = await colours();
  assert.deepEqual(page, own[0]);
  assert.deepEqual([title[0], text[0]], ["rgb(0, 0, 0)", "rgb(0, 0, 0)"]);
  const { aa } = await contrasts(visited, "article");
  assert.deepEqual(aa, []);
  await set(visited, { themeScope: "page" });
  assert.equal((await colours())[0][1], "rgb(255, 255, 0)");
  await set(visited, { theme: "default" });
  assert.deepEqual(await colours(), own);
});

test("跟随系统 follows the system as it changes, and 默认 does not", async (t) => {
  const visited = await visit(t, page("system"), { colorScheme: "light" });
  const ground = () => visited.evaluate(() => getComputedStyle(document.querySelector("#zoom")).backgroundColor);
  const own = await ground();
  await visited.emulateMedia({ colorScheme: "dark" });
  assert.equal(await ground(), own);
  await set(visited, { theme: "auto" });
  // The page fades every change.
  await visited.waitForFunction(() => getComputedStyle(document.querySelector("#zoom")).backgroundColor === "rgb(27, 29, 33)");
  await visited.emulateMedia({ colorScheme: "light" });
  await visited.waitForFunction((own) => getComputedStyle(document.querySelector("#zoom")).backgroundColor === own, own);
  await visited.emulateMedia({ colorScheme: "light", contrast: "more" });
  await visited.waitForFunction(() => getComputedStyle(document.querySelector("#zoom")).backgroundColor === "rgb(0, 0, 0)");
});

test("in forced colours the system's colours stay, and the panel says so", async (t) => {
  const visited = await visit(t, page("forced"), { forcedColors: "active" });
  const colour = () => visited.evaluate(() => getComputedStyle(document.querySelector(".para")).color);
  const own = await colour();
  await set(visited, { theme: "yellow-on-black" });
  assert.equal(await colour(), own);
  await open(visited);
  assert.ok(await panel(visited).locator(".forced").isVisible());
  const chosen = await visited.evaluate(() => getComputedStyle(document.querySelector("jiyao-bar").shadowRoot.querySelector(".display input:checked + span")).outlineStyle);
  assert.equal(chosen, "solid");
  assert.deepEqual(await violations(visited), []);
});

test("nothing of ours moves, and nothing of the page in 长者模式", async (t) => {
  const moving = "<style>@keyframes turn { to { rotate: 1turn } } #spin { animation: turn 5s infinite } #show { opacity: 0; animation: appear 3s forwards } @keyframes appear { to { opacity: 1 } }</style><i id='spin'>转</i><p id='show'>出现</p><marquee id='ticker'>滚动的通知</marquee>";
  const visited = await visit(t, page("still", ARTICLE, moving));
  const running = () => visited.evaluate(() => document.getAnimations().filter((animation) => animation.playState === "running").length);
  await visited.waitForFunction(() => document.getAnimations().length >= 2);
  await open(visited);
  assert.equal(await visited.evaluate(() => document.querySelector("jiyao-bar").shadowRoot.getAnimations().length), 0);
  await set(visited, { elder: true });
  await visited.waitForFunction(() => document.getAnimations().every((animation) => animation.playState !== "running"));
  assert.equal(await visited.evaluate(() => getComputedStyle(document.querySelector("#show")).opacity), "1", "what fades in is there");
  const place = () => visited.evaluate(() => {
    const range = document.createRange();
    range.selectNodeContents(document.querySelector("#ticker"));
    return range.getBoundingClientRect().x;
  });
  const before = await place();
  await visited.waitForTimeout(300);
  assert.equal(await place(), before);
  await set(visited, { elder: false });
  assert.ok(await running() > 0);
});

for (const [width, height] of [[1280, 900], [360, 740], [320, 640]]) {
  test(`长者模式 at ${width} px: text of 18 pt, controls of 60 px, high contrast kept, remembered`, async (t) => {
    const visited = await visit(t, page("elder", `${ARTICLE} data-theme='yellow-on-black'`), { viewport: { width, height } });
    const own = await visited.evaluate(texts);
    await set(visited, { elder: true });
    const sizes = await visited.evaluate(texts);
    for (const { tag, size } of sizes) assert.ok(size >= 23.99, `${tag} is ${size} px`);
    // What was larger than other text still is.
    for (let i = 1; i < own.length; i++) if (own[i].size > own[i - 1].size) assert.ok(sizes[i].size >= sizes[i - 1].size);
    assert.equal(await visited.evaluate(() => getComputedStyle(document.querySelector(".para")).color), "rgb(255, 255, 0)");
    const small = () => visited.evaluate(() => Array.from(document.querySelector("jiyao-bar").shadowRoot.querySelectorAll("button, label"))
      .map((control) => [control.textContent, control.getBoundingClientRect()]).filter(([, box]) => box.width && (box.width < 60 || box.height < 60)).map(([text]) => text));
    if (width < 600) await visited.locator("jiyao-bar [data-command=more]").click();
    assert.deepEqual(await small(), []);
    await open(visited);
    assert.deepEqual(await small(), []);
    assert.ok(await visited.evaluate(() => document.documentElement.scrollWidth) <= width);
    assert.deepEqual(await violations(visited), []);
    await press(visited, "close");
    await visited.locator("jiyao-bar [data-command=digest]").click();
    await visited.locator("jiyao-card .headline").waitFor();
    const ofCard = await visited.evaluate(() => Array.from(document.querySelector("jiyao-card").shadowRoot.querySelectorAll("button, summary, select"))
      .map((control) => [control.textContent, control.getBoundingClientRect()]).filter(([, box]) => box.width && box.height < 60).map(([text]) => text));
    assert.deepEqual(ofCard, []);
    await visited.evaluate(async () => (await jiyao.widget).close());
    await open(visited);
    await press(visited, "elder");
    await press(visited, "elder");
    await visited.reload();
    await visited.waitForFunction(() => document.documentElement.hasAttribute("data-jiyao-elder"));
    for (const { tag, size } of await visited.evaluate(texts)) assert.ok(size >= 23.99, `${tag} is ${size} px`);
  });
}

test("the page's own 长者模式 link that leads nowhere begins and ends it; one that a vendor's tool serves is left alone", async (t) => {
  const link = "<a href='#' id='own'>【长者模式】</a> <a href='#' id='served' onclick='window.served = open_elder(1)'>长者版</a><script>function open_elder(n) { return n; }</script>";
  const visited = await visit(t, page("own-link", ARTICLE, link));
  const isOn = () => visited.evaluate(() => document.documentElement.hasAttribute("data-jiyao-elder"));
  await visited.locator("#own").click();
  await said(visited, "长者模式 开");
  assert.equal(await isOn(), true);
  await visited.locator("#own").click();
  await said(visited, "长者模式 关");
  assert.equal(await isOn(), false);
  await visited.locator("#served").click();
  assert.equal(await visited.evaluate(() => window.served), 1);
  assert.equal(await isOn(), false);
});

test("the display's file is fetched with the first press, or where something has been chosen", async (t) => {
  const visited = await visit(t, page("lazy"));
  await visited.locator("jiyao-bar [data-command=larger]").click();
  const fetched = (page) => page.fetched.filter((path) => path.includes("/dist/display-"));
  assert.deepEqual(fetched(visited), []);
  await open(visited);
  assert.equal(fetched(visited).length, 2);
  const chosen = await visit(t, page("lazy-option", `${ARTICLE} data-line-height='2'`));
  await chosen.waitForFunction(() => document.querySelector("[data-jiyao-body]"));
  assert.equal(fetched(chosen).length, 2);
});

test("what the reader chooses holds on the next page and in other tabs, and goes there too", async (t) => {
  const visited = await visit(t, page("tabs"));
  const other = await visited.context().newPage();
  await other.goto(visited.url());
  await other.locator("jiyao-bar output").first().waitFor();
  await open(visited);
  await choose(visited, "theme", "white-on-black");
  await other.waitForFunction(() => document.documentElement.dataset.jiyaoTheme === "white-on-black");
  await press(visited, "lineHeight:more");
  await other.waitForFunction(() => document.querySelector("[data-jiyao-body]"));
  await press(visited, "reset-all");
  await other.waitForFunction(() => !document.querySelector("[data-jiyao-theme], [data-jiyao-body]"));
  assert.deepEqual(await visited.evaluate(() => Object.keys(localStorage)), ["jiyao:reader:1"]);
});

for (const [name, script] of [
  ["blocked", () => Object.defineProperty(window, "localStorage", { get() { throw new DOMException("denied", "SecurityError"); } })],
  ["full", () => { Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; }],
  ["strange", () => { try { localStorage.setItem("jiyao:reader:1", '{"theme":"pink","lineHeight":"high","font":7,"elder":"yes","lineWidth":900}'); } catch { /* about:blank has none */ } }],
]) {
  test(`a ${name} store is no error, and choices hold all the same`, async (t) => {
    const visited = await visit(t, page(`store-${name}`), { before: (page) => page.addInitScript(script) });
    await open(visited);
    assert.equal(await visited.evaluate(() => document.documentElement.dataset.jiyaoTheme), undefined);
    await choose(visited, "theme", "night");
    assert.equal(await visited.evaluate(() => document.documentElement.dataset.jiyaoTheme), "night");
  });
}

test("options set what holds until the reader chooses, and 全部还原 comes back to it", async (t) => {
  const visited = await visit(t, page("options", `${ARTICLE} data-theme='eye-care' data-line-height='1.75' data-font-scale='1.25' data-elder='false'`));
  await visited.waitForFunction(() => document.documentElement.dataset.jiyaoTheme === "eye-care");
  assert.equal(await visited.locator("jiyao-bar output").first().textContent(), "125%");
  await open(visited);
  await choose(visited, "theme", "default");
  assert.equal(await visited.evaluate(() => document.documentElement.dataset.jiyaoTheme), undefined);
  await visited.reload();
  await visited.waitForFunction(() => document.querySelector("[data-jiyao-body]"));
  assert.equal(await visited.evaluate(() => document.documentElement.dataset.jiyaoTheme), undefined, "the reader has chosen 默认");
  await open(visited);
  await press(visited, "reset-all");
  assert.equal(await visited.evaluate(() => document.documentElement.dataset.jiyaoTheme), "eye-care");
  assert.equal(await visited.locator("jiyao-bar output").first().textContent(), "125%");
});

test("display() gives what is set, refuses what is none, and leaves the reader's choices alone", async (t) => {
  const visited = await visit(t, page("method"));
  const plain = { lineHeight: null, letterSpacing: null, paragraphSpacing: null, lineWidth: null, align: "default", font: "default", theme: "default", themeScope: "article", elder: false, shortcuts: false, onlyArticle: false, ruler: false, captions: false };
  assert.deepEqual(await visited.evaluate(async () => (await jiyao.widget).display()), plain);
  assert.deepEqual(await set(visited, { theme: "night", lineHeight: 1.6 }), { ...plain, theme: "night", lineHeight: 1.6 });
  for (const wrong of [{ theme: "pink" }, { lineHeight: 9 }, { lineWidth: "40" }, { elder: 1 }, { font: null }]) {
    const code = await visited.evaluate(async (wrong) => (await jiyao.widget).display(wrong).catch(({ code }) => code), wrong);
    assert.equal(code, "invalid-input", JSON.stringify(wrong));
  }
  assert.deepEqual(await set(visited, null), plain);
  assert.deepEqual(await stored(visited), {});
});

test("the keyboard reaches every control, arrows move within a choice, Escape closes and goes back", async (t) => {
  const visited = await visit(t, page("keys"));
  await (await reveal(visited, "display")).focus();
  await visited.keyboard.press("Enter");
  await panel(visited).waitFor();
  const focused = () => visited.evaluate(() => {
    const { dataset, name, value } = document.querySelector("jiyao-bar").shadowRoot.activeElement ?? { dataset: {} };
    return dataset.command ?? (name && `${name}:${value}`);
  });
  const seen = [];
  for (let i = 0; i < 40; i++) {
    await visited.keyboard.press("Tab");
    const now = await focused();
    if (!now) break;
    seen.push(now);
  }
  const steppers = ["lineHeight", "letterSpacing", "paragraphSpacing", "lineWidth"].flatMap((name) => ["less", "more", "reset"].map((what) => `${name}:${what}`));
  assert.deepEqual(seen, ["elder", "easy", "only-article", "ruler", "captions", "size:medium", "font:default", "theme:default", "themeScope:article", "align:default", ...steppers, "reset-all", "shortcuts", "close"]);
  await panel(visited).locator("input[name=theme]:checked").focus();
  await visited.keyboard.press("ArrowRight");
  await visited.keyboard.press("ArrowRight");
  assert.equal(await focused(), "theme:eye-care");
  assert.equal(await visited.evaluate(() => document.documentElement.dataset.jiyaoTheme), "eye-care");
  await visited.keyboard.press("Escape");
  assert.equal(await panel(visited).isVisible(), false);
  // Where the bar is too narrow for the button, the one that shows it.
  assert.ok(["display", "more"].includes(await focused()));
  assert.equal(await visited.locator("jiyao-bar [data-command=display]").getAttribute("aria-expanded"), "false");
});

for (const lang of ["zh-CN", "zh-TW", "en"]) {
  test(`the panel at 320 px in ${lang}: nothing is cut off, nothing scrolls sideways`, async (t) => {
    const visited = await visit(t, page("narrow", `${ARTICLE} data-lang='${lang}'`), { viewport: { width: 320, height: 640 } });
    await open(visited);
    const { wide, out } = await visited.evaluate(() => {
      const panel = document.querySelector("jiyao-bar").shadowRoot.querySelector(".display");
      const out = Array.from(panel.querySelectorAll("button, label, output, .label")).filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        return left < 0 || right > 320 || element.scrollWidth > element.clientWidth + 1;
      });
      return { wide: panel.scrollWidth - panel.clientWidth, out: out.map((element) => element.textContent) };
    });
    assert.equal(wide, 0);
    assert.deepEqual(out, []);
    assert.deepEqual(await violations(visited), []);
  });
}

test("text that comes later is spaced and coloured too", async (t) => {
  const visited = await visit(t, page("late"));
  await set(visited, { theme: "night", themeScope: "page", paragraphSpacing: 2, letterSpacing: 0.1 });
  await visited.evaluate(() => {
    document.querySelector("#zoom").insertAdjacentHTML("beforeend", "<p id='late' style='font-size:20px;background:#fff;color:#333'>会后，市水务局进行了调研。</p>");
  });
  await visited.waitForFunction(() => document.querySelector("#late").hasAttribute("data-jiyao-paragraph"));
  await visited.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== "running"));
  const style = await visited.evaluate(() => {
    const { marginBottom, letterSpacing, color, backgroundColor } = getComputedStyle(document.querySelector("#late"));
    return { marginBottom, letterSpacing, color, backgroundColor };
  });
  assert.deepEqual(style, { marginBottom: "40px", letterSpacing: "2px", color: "rgb(217, 219, 223)", backgroundColor: "rgb(27, 29, 33)" });
});

test("shortcuts work once the reader wants them, and not in fields", async (t) => {
  const visited = await visit(t, page("shortcuts", ARTICLE, "<input id='field'>"));
  const percent = () => visited.locator("jiyao-bar output.percent").textContent();
  await visited.keyboard.press("Alt+Shift+Equal");
  assert.equal(await percent(), "100%");
  await open(visited);
  assert.equal(await panel(visited).locator(".keys").isVisible(), false);
  await press(visited, "shortcuts");
  await said(visited, "快捷键 开");
  assert.ok(await panel(visited).locator(".keys").isVisible());
  await press(visited, "close");
  await visited.keyboard.press("Alt+Shift+Equal");
  assert.equal(await percent(), "110%");
  await visited.keyboard.press("Alt+Shift+Minus");
  await visited.keyboard.press("Alt+Shift+Minus");
  assert.equal(await percent(), "90%");
  await visited.keyboard.press("Alt+Shift+Digit0");
  assert.equal(await percent(), "100%");
  await visited.keyboard.press("Alt+Shift+KeyD");
  assert.ok(await panel(visited).isVisible());
  await visited.keyboard.press("Alt+Shift+KeyD");
  assert.equal(await panel(visited).isVisible(), false);
  await visited.keyboard.press("Alt+Shift+KeyS");
  await visited.locator("jiyao-card .headline").waitFor();
  await visited.locator("#field").focus();
  await visited.keyboard.press("Alt+Shift+Equal");
  await visited.keyboard.press("Control+Alt+Shift+Equal");
  assert.equal(await percent(), "100%");
  await visited.evaluate(async () => (await jiyao.widget).destroy());
  await visited.evaluate(() => document.activeElement.blur());
  await visited.keyboard.press("Alt+Shift+Equal");
  assert.equal(await visited.evaluate(() => document.querySelector(".para").getAttribute("style")), null);
});

test("the bar's greys turn dark where the system wants contrast", async (t) => {
  const visited = await visit(t, page("contrast"), { contrast: "more" });
  const colour = () => visited.evaluate(() => getComputedStyle(document.querySelector("jiyao-bar").shadowRoot.querySelector(".message")).color);
  assert.equal(await colour(), "rgb(29, 31, 35)");
  await visited.emulateMedia({ contrast: "no-preference" });
  assert.notEqual(await colour(), "rgb(29, 31, 35)");
});

test("highlighted terms stay readable in every theme", async (t) => {
  const visited = await visit(t, "/demo/modern.html");
  await visited.locator("jiyao-bar [data-command=keywords]").click();
  await visited.waitForFunction(() => CSS.highlights.size > 0);
  for (const theme of THEMES) {
    await set(visited, { theme });
    const { colour, ground } = await visited.evaluate(() => {
      const style = getComputedStyle(document.querySelector("#content p, article p"), "::highlight(jiyao-term-1)");
      return { colour: style.webkitTextFillColor, ground: style.backgroundColor };
    });
    assert.deepEqual([colour, ground], ["rgb(29, 31, 35)", "rgb(255, 241, 184)"], theme);
  }
});

test("under a strict policy with Trusted Types everything holds without a violation", async (t) => {
  const visited = await visit(t, "/demo/strict.html", {
    before: (page) => page.addInitScript(() => {
      window.violated = [];
      addEventListener("securitypolicyviolation", (event) => violated.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
    }),
  });
  await open(visited);
  await press(visited, "easy");
  await press(visited, "elder");
  for (const theme of THEMES) await choose(visited, "theme", theme);
  await choose(visited, "themeScope", "page");
  await choose(visited, "font", "kai");
  assert.equal(await visited.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), "rgb(0, 0, 0)");
  assert.deepEqual(await visited.evaluate(() => violated), []);
});

test("a body with padding keeps within its column at every line width", async (t) => {
  const padded = "<style>#zoom { box-sizing: border-box; width: 100%; padding: 0 40px }</style>";
  const path = serve("/made/display-padded", pageWith(body, ARTICLE, head + padded));
  const visited = await visit(t, path, { viewport: { width: 700, height: 800 } });
  for (const lineWidth of [40, 28, 20]) {
    await set(visited, { lineWidth });
    assert.equal(await visited.evaluate(() => document.documentElement.scrollWidth), 700);
    assert.ok(await visited.evaluate(fullestLine) <= lineWidth + 0.01);
  }
});

test("what is shown outlasts another article, and a page without one throws no-article", async (t) => {
  const visited = await visit(t, page("remount", ""));
  await set(visited, { theme: "night", lineHeight: 2 });
  await visited.evaluate(() => {
    const other = document.querySelector("#zoom").cloneNode(true);
    other.querySelectorAll("*").forEach((element) => element.removeAttribute("data-jiyao-paragraph"));
    other.removeAttribute("data-jiyao-body");
    document.querySelector("#zoom").replaceWith(other);
  });
  await visited.waitForFunction(() => document.querySelector("#zoom")?.hasAttribute("data-jiyao-body"));
  assert.equal((await set(visited)).theme, "night");
  assert.equal(await visited.evaluate(() => document.querySelectorAll("jiyao-bar").length), 1);
  const bare = await visit(t, serve("/made/display-bare", pageWith("<nav><a href='/'>首页</a></nav>")), { mounted: false });
  assert.equal(await bare.evaluate(async () => (await jiyao.widget).display().catch(({ code }) => code)), "no-article");
  assert.equal(await bare.locator("jiyao-bar [data-command=display]").count(), 0);
});

test("只看正文 leaves article, byline and bar of the page until Escape, on this page alone", async (t) => {
  const visited = await visit(t, "/demo/trs.html");
  const shown = () => visited.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let text = "";
    while (walker.nextNode()) if (walker.currentNode.parentElement.checkVisibility()) text += walker.currentNode.data;
    return text.replace(/\s+/g, "");
  });
  await open(visited);
  const [all, before] = [await shown(), await markup(visited)];
  assert.match(all, /网站地图|首页/);
  await press(visited, "only-article");
  await said(visited, "只看正文 开");
  const left = await shown();
  for (const kept of ["全市水务与湿地工作会议在澜汀召开", "会议指出", "来源"]) assert.ok(left.includes(kept), kept);
  for (const hidden of ["网站地图", "首页", "ICP", "相关报道"]) assert.ok(!left.includes(hidden), hidden);
  assert.ok(await visited.locator("jiyao-bar [data-command=larger]").isVisible());
  assert.deepEqual(await violations(visited), []);
  assert.deepEqual(await stored(visited), {});
  await visited.keyboard.press("Escape");
  assert.equal(await panel(visited).isVisible(), false, "the panel goes first");
  assert.equal(await shown(), left);
  await visited.keyboard.press("Escape");
  await said(visited, "只看正文 关");
  assert.equal(await shown(), all);
  await open(visited);
  assert.equal(await markup(visited), before);
  await set(visited, { onlyArticle: true });
  await visited.evaluate(async () => (await jiyao.widget).destroy());
  assert.equal(await visited.locator("[data-jiyao-way], [data-jiyao-kept]").count(), 0);
});

test("an Escape that an input method takes ends neither the search nor 只看正文, and closes no panel", async (t) => {
  const visited = await visit(t, "/demo/trs.html");
  await set(visited, { onlyArticle: true });
  const isOnly = () => visited.locator("[data-jiyao-kept]").count();
  // Chromium tells of such a key as composing; Safari, which has ended the composition by then, by its code alone.
  const taken = (element) => {
    for (const how of [{ isComposing: true }, { keyCode: 229 }]) {
      element.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, composed: true, cancelable: true, ...how }));
    }
  };
  await open(visited);
  await panel(visited).evaluate(taken);
  assert.ok(await panel(visited).isVisible());
  await visited.keyboard.press("Escape");
  await panel(visited).waitFor({ state: "hidden" });
  assert.ok(await isOnly(), "the panel goes first, though the focus is on the bar's button");
  await visited.locator("jiyao-bar [data-command=find]").click();
  const field = visited.locator("jiyao-bar input[type=search]");
  await field.fill("湿地");
  await field.evaluate(taken);
  assert.ok(await field.isVisible());
  assert.ok(await isOnly());
  await visited.keyboard.press("Escape");
  await field.waitFor({ state: "hidden" });
  assert.ok(await isOnly(), "the search goes first");
  await visited.keyboard.press("Escape");
  assert.equal(await isOnly(), 0);
});

/** In the page: the middle of the character at `index` of the first paragraph that holds `text`. */
const spot = (page, text, index) => page.evaluate(([text, index]) => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode() && !walker.currentNode.data.includes(text));
  const range = document.createRange();
  range.setStart(walker.currentNode, index);
  range.setEnd(walker.currentNode, index + 1);
  walker.currentNode.parentElement.scrollIntoView({ block: "center" });
  const { left, top, width, height } = range.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2, height };
}, [text, index]);

test("指读 puts a band over the line under the pointer, and keys move it", async (t) => {
  const visited = await visit(t, "/demo/modern.html");
  await open(visited);
  await press(visited, "ruler");
  await said(visited, "指读 开");
  await press(visited, "close");
  const band = () => visited.evaluate(() => {
    const { top, bottom, width } = document.querySelector("jiyao-ruler").shadowRoot.querySelector(".band").getBoundingClientRect();
    return { top, bottom, width };
  });
  assert.equal((await band()).width, 0, "nowhere before something is pointed at");
  const { x, y, height } = await spot(visited, "会议指出", 60);
  await visited.mouse.move(x, y);
  const first = await band();
  assert.ok(first.top < y && y < first.bottom && first.bottom - first.top < height * 2, JSON.stringify({ ...first, y, height }));
  await visited.keyboard.press("Alt+Shift+ArrowDown");
  const second = await band();
  assert.ok(second.top - first.top > height && second.top - first.top < height * 3, "the next line");
  await visited.keyboard.press("Alt+Shift+ArrowUp");
  assert.ok(Math.abs((await band()).top - first.top) < 1, "back");
  for (let i = 0; i < 40; i++) await visited.keyboard.press("Alt+Shift+ArrowDown");
  const last = await band();
  assert.ok(last.top > 0 && last.bottom < 900, "the page goes along");
  assert.deepEqual(await stored(visited), { ruler: true });
  await set(visited, { ruler: false });
  assert.equal(await visited.locator("jiyao-ruler").count(), 0);
});

test("大字幕 shows what is pointed at, focused and read aloud", async (t) => {
  const visited = await visit(t, "/demo/modern.html");
  await open(visited);
  await press(visited, "captions");
  await said(visited, "大字幕 开");
  await press(visited, "close");
  const line = () => visited.evaluate(() => document.querySelector("jiyao-captions").shadowRoot.querySelector(".line").textContent);
  const { x, y } = await spot(visited, "会议指出", 1);
  await visited.mouse.move(x, y);
  assert.match(await line(), /^会议指出[，,]$/);
  await visited.mouse.move(1, 1);
  await visited.locator("jiyao-bar [data-command=larger]").focus();
  await visited.keyboard.press("Shift");
  assert.equal(await line(), await visited.locator("jiyao-bar [data-command=larger]").getAttribute("aria-label"));
  await visited.evaluate(() => document.querySelector("jiyao-bar").dispatchEvent(new CustomEvent("jiyao:speech", { bubbles: true, detail: "正在朗读的一句。" })));
  assert.equal(await line(), "正在朗读的一句。");
  assert.ok(parseFloat(await visited.evaluate(() => getComputedStyle(document.querySelector("jiyao-captions").shadowRoot.querySelector(".line")).fontSize)) >= 28);
  assert.deepEqual(await violations(visited, "jiyao-bar, jiyao-captions"), []);
  await visited.evaluate(async () => (await jiyao.widget).destroy());
  assert.equal(await visited.locator("jiyao-captions").count(), 0);
});

test("on a phone, where the bar is at the bottom, 大字幕 is at the top", async (t) => {
  const visited = await visit(t, "/demo/modern.html", { viewport: { width: 360, height: 740 } });
  await set(visited, { captions: true });
  const { x, y } = await spot(visited, "会议指出", 1);
  await visited.mouse.move(x, y);
  const [line, bar] = await visited.evaluate(() => [document.querySelector("jiyao-captions").shadowRoot.querySelector(".line"), document.querySelector("jiyao-bar").shadowRoot.querySelector(".bar")]
    .map((element) => ({ top: element.getBoundingClientRect().top, bottom: element.getBoundingClientRect().bottom })));
  assert.ok(line.top === 0 && line.bottom > 28 && line.bottom < bar.top, JSON.stringify([line, bar]));
});

/** In the page: how many lines of the article are in sight, whole, and not behind the bar, the panel or the card. */
const linesInSight = () => {
  const rows = new Set();
  const walker = document.createTreeWalker(document.querySelector("article, #zoom, #content"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.data.trim() || node.parentElement.closest("style, script")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const { left, top, bottom, width } of range.getClientRects()) {
      const isSeen = (y) => !document.elementFromPoint(left + Math.min(8, width / 2), y)?.closest("jiyao-bar, jiyao-card");
      if (width > 1 && top >= 0 && bottom <= innerHeight && isSeen(top + 1) && isSeen(bottom - 1)) rows.add(Math.round(bottom));
    }
  }
  return rows.size;
};

for (const [width, height] of [[1366, 768], [1920, 1080], [683, 384], [360, 740], [320, 640]]) {
  test(`显示 opens in view at ${width} × ${height}, with two lines of the article, and 长者模式 keeps its button under the pointer`, async (t) => {
    const visited = await visit(t, "/demo/modern.html", { viewport: { width, height } });
    for (const from of ["the top", "the middle"]) {
      if (from === "the middle") await visited.evaluate(() => scrollTo({ top: document.body.scrollHeight / 2, behavior: "instant" }));
      await open(visited);
      const box = await panel(visited).boundingBox();
      assert.ok(box.x >= 0 && box.y >= 0 && box.x + box.width <= width + 0.5 && box.y + box.height <= height + 0.5, `${from}: ${JSON.stringify(box)}`);
      assert.ok(box.height >= 120, `${from}: ${box.height}`);
      assert.ok(await visited.evaluate(linesInSight) >= 2, from);
      const elder = panel(visited).locator("[data-command=elder]");
      for (const state of ["长者模式 开", "长者模式 关"]) {
        const before = await elder.boundingBox();
        await elder.click();
        await said(visited, state);
        const after = await elder.boundingBox();
        assert.ok(Math.abs(after.y - before.y) <= 4 && Math.abs(after.x - before.x) <= 4, `${from}, ${state}: ${before.x}, ${before.y} to ${after.x}, ${after.y}`);
        assert.ok(await visited.evaluate(linesInSight) >= 2, `${from}, ${state}`);
      }
      assert.deepEqual(await violations(visited), []);
      await visited.keyboard.press("Escape");
      await panel(visited).waitFor({ state: "hidden" });
    }
  });
}

for (const [width, height] of [[1366, 768], [360, 740]]) {
  test(`a press outside and the card close 显示 at ${width} px, the bar's own buttons do not`, async (t) => {
    const visited = await visit(t, "/demo/modern.html", { viewport: { width, height } });
    const state = () => visited.evaluate(() => document.querySelector("jiyao-bar").shadowRoot.querySelector("[data-command=display]").getAttribute("aria-expanded"));
    await open(visited);
    await visited.locator("jiyao-bar .tools [data-command=larger]").click();
    assert.equal(await panel(visited).isVisible(), true);
    await visited.mouse.click(width / 2, 8);
    await panel(visited).waitFor({ state: "hidden" });
    assert.equal(await state(), "false");
    await open(visited);
    await visited.locator("jiyao-bar [data-command=digest]").click();
    await visited.locator("jiyao-card .headline").waitFor();
    await panel(visited).waitFor({ state: "hidden" });
    assert.equal(await state(), "false");
    // On a phone both would stand in the same place.
    await open(visited);
    assert.equal(await visited.locator("jiyao-card .headline").isVisible(), width > 600);
  });
}
