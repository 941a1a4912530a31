import assert from "node:assert/strict";
import { test } from "node:test";
import { pageWith, serve, violations, visit } from "../site.mjs";

const article = `<h1>2025年全市水务工作会议在澜汀召开</h1><p>发布时间：2025-02-19　来源：澜汀市水务局</p><div id="zoom">${
  "<p>2月17日，澜汀市水务局召开全市水务工作会议，总结去年工作，部署今年任务，市水务局负责人出席会议并讲话。</p>".repeat(6)}</div>`;

/** In the page: where the bar's visible buttons are. */
const boxes = () => Array.from(document.querySelector("jiyao-bar").shadowRoot.querySelectorAll(".bar button"))
  .map((button) => ({ command: button.dataset.command, box: button.getBoundingClientRect().toJSON() }))
  .filter(({ box }) => box.width);
const focused = (page) => page.evaluate(() => document.querySelector("jiyao-bar").shadowRoot.activeElement?.dataset.command);

/** What stands in a row of this width; the least wanted goes into 更多 first. */
const rows = {
  320: ["digest", "smaller", "larger", "elder", "speech", "more"],
  360: ["digest", "smaller", "larger", "elder", "speech", "more"],
  683: ["digest", "keywords", "smaller", "larger", "elder", "speech", "more"],
  1920: ["digest", "keywords", "smaller", "larger", "elder", "speech", "display", "find", "print", "more"],
};

for (const [path, width] of [["/demo/modern.html", 320], ["/demo/modern.html", 360], ["/demo/trs.html", 360], ["/demo/modern.html", 683], ["/demo/modern.html", 1920], ["english", 320]]) {
  test(`the bar is one row at ${width} px on ${path}, and 更多 shows the rest`, async (t) => {
    const place = path === "english" ? serve("/made/bar-english", pageWith(article, "data-lang='en' data-article='#zoom'")) : path;
    const page = await visit(t, place, { viewport: { width, height: 640 } });
    const row = await page.evaluate(boxes);
    assert.equal(new Set(row.map(({ box }) => box.top)).size, 1, JSON.stringify(row));
    for (const { command, box } of row) {
      assert.ok(box.left >= 0 && box.right <= width, `${command} from ${box.left} to ${box.right}`);
      assert.ok(box.width >= 44 && box.height >= 44, `${command} is ${box.width} by ${box.height} px`);
    }
    if (path.startsWith("/demo/modern")) assert.deepEqual(row.map(({ command }) => command), rows[width]);
    await page.locator("jiyao-bar [data-command=more]").click();
    const all = await page.evaluate(boxes);
    for (const wanted of ["keywords", "display", "find", "print", "pick"]) {
      const { box } = all.find(({ command }) => command === wanted);
      assert.ok(box.left >= 0 && box.right <= width && box.bottom <= 640, JSON.stringify([wanted, box]));
    }
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press("Escape");
    assert.deepEqual((await page.evaluate(boxes)).length, row.length);
    assert.equal(await focused(page), "more");
  });
}

test("the bar folds by its own width, not by the window's", async (t) => {
  const page = await visit(t, serve("/made/bar-column", pageWith(`<div style="width: 330px">${article}</div>`, "data-article='#zoom'")));
  const row = await page.evaluate(boxes);
  assert.deepEqual(row.map(({ command }) => command), rows[360]);
  assert.equal(new Set(row.map(({ box }) => box.top)).size, 1);
});

test("还原 is offered only where the size is another", async (t) => {
  const page = await visit(t, serve("/made/bar-reset", pageWith(article, "data-article='#zoom'")));
  const reset = page.locator("jiyao-bar [data-command=reset-size]");
  await page.locator("jiyao-bar [data-command=more]").click();
  assert.equal(await reset.isVisible(), false);
  await page.locator("jiyao-bar [data-command=larger]").click();
  await page.locator("jiyao-bar [data-command=more]").click();
  await reset.click();
  assert.equal(await page.locator("jiyao-bar output").textContent(), "100%");
  assert.equal(await reset.isVisible(), false);
});

test("who meets the bar for the first time is told what it does, once", async (t) => {
  const page = await visit(t, serve("/made/bar-hint", pageWith(article, "data-article='#zoom'")));
  const message = page.locator("jiyao-bar .message");
  assert.match(await message.textContent(), /半分钟读懂报道/);
  assert.deepEqual(await violations(page), []);
  await page.locator("jiyao-bar [data-command=larger]").click();
  assert.equal(await message.isVisible(), false);
  await page.reload();
  await page.locator("jiyao-bar").first().waitFor({ state: "attached" });
  assert.equal(await message.isVisible(), false);
});

test("on a page that a phone shrinks the bar and the card are as large as on any other", async (t) => {
  const page = await visit(t, "/demo/trs.html", { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });
  /** Pixels of the screen. */
  const height = (host, what) => page.evaluate(([host, what]) => document.querySelector(host).shadowRoot.querySelector(what).getBoundingClientRect().height * visualViewport.scale, [host, what]);
  assert.ok(await page.evaluate(() => visualViewport.scale) < 0.5, "the page is shrunk");
  assert.ok(await height("jiyao-bar", "[data-command=digest]") >= 43.5);
  await page.locator("jiyao-bar [data-command=digest]").tap();
  await page.locator("jiyao-card .headline").waitFor();
  assert.ok(await height("jiyao-card", "[role=tab]") >= 43.5);
});

test("the toolbar is one stop for Tab; arrows, Home and End move within", async (t) => {
  const page = await visit(t, serve("/made/bar-keys", pageWith(article, "data-article='#zoom'")));
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "digest");
  for (const next of ["keywords", "smaller", "larger"]) {
    await page.keyboard.press("ArrowRight");
    assert.equal(await focused(page), next);
  }
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("jiyao-bar output").textContent(), "110%");
  await page.keyboard.press("End");
  assert.equal(await focused(page), "more");
  await page.keyboard.press("ArrowRight");
  assert.equal(await focused(page), "digest");
  await page.keyboard.press("ArrowLeft");
  assert.equal(await focused(page), "more");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowLeft");
  assert.equal(await focused(page), "pick");
  await page.keyboard.press("Home");
  assert.equal(await focused(page), "digest");
  const stops = await page.evaluate(() => [...document.querySelector("jiyao-bar").shadowRoot.querySelectorAll(".bar button")].filter((button) => button.tabIndex === 0).length);
  assert.equal(stops, 1);
});

test("!important rules of the page do not break the bar", async (t) => {
  const look = (page) => page.evaluate(() => {
    const bar = document.querySelector("jiyao-bar");
    const { position, fontSize, display, opacity, float } = getComputedStyle(bar);
    const { width, height } = bar.getBoundingClientRect();
    return { position, fontSize, display, opacity, float, width, height };
  });
  const rules = "<style>* { font-size: 9px !important; position: static !important; display: inline !important; float: left !important; opacity: .2 !important; margin: 30px !important; width: 50px !important; line-height: 3 !important } html, head, body, div, p, h1 { all: revert !important; }</style>";
  const plain = await visit(t, serve("/made/bar-plain", pageWith(article, "data-article='#zoom'")));
  const hostile = await visit(t, serve("/made/bar-hostile", pageWith(article, "data-article='#zoom'", rules)));
  assert.deepEqual(await look(hostile), await look(plain));
});
