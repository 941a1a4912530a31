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

for (const [path, width] of [["/demo/modern.html", 360], ["/demo/modern.html", 320], ["/demo/trs.html", 360], ["english", 320]]) {
  test(`the bar is one row at ${width} px on ${path}, and 更多 opens the rest`, async (t) => {
    const place = path === "english" ? serve("/made/bar-english", pageWith(article, "data-lang='en' data-article='#zoom'")) : path;
    // An old page without a viewport line is laid out wide; a phone's own width is what is tested.
    const page = await visit(t, place, { viewport: { width, height: 640 } });
    await page.locator("jiyao-bar [data-command=larger]").click();
    const row = await page.evaluate(boxes);
    assert.equal(new Set(row.map(({ box }) => box.top)).size, 1, JSON.stringify(row));
    for (const { command, box } of row) {
      assert.ok(box.left >= 0 && box.right <= width, `${command} from ${box.left} to ${box.right}`);
      assert.ok(box.width >= 44 && box.height >= 44, `${command} is ${box.width} by ${box.height} px`);
    }
    assert.equal(row.some(({ command }) => command === "pick"), false);
    await page.locator("jiyao-bar [data-command=more]").click();
    const all = await page.evaluate(boxes);
    const pick = all.find(({ command }) => command === "pick");
    assert.ok(pick.box.bottom <= row[0].box.top && pick.box.right <= width && pick.box.left >= 0, JSON.stringify(pick));
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press("Escape");
    assert.deepEqual((await page.evaluate(boxes)).length, row.length);
    assert.equal(await focused(page), "more");
  });
}

test("the toolbar is one stop for Tab; arrows, Home and End move within", async (t) => {
  const page = await visit(t, serve("/made/bar-keys", pageWith(article, "data-article='#zoom'")));
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "smaller");
  await page.keyboard.press("ArrowRight");
  assert.equal(await focused(page), "larger");
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("jiyao-bar output").textContent(), "110%");
  await page.keyboard.press("End");
  assert.equal(await focused(page), "pick");
  await page.keyboard.press("ArrowRight");
  assert.equal(await focused(page), "smaller");
  await page.keyboard.press("ArrowLeft");
  assert.equal(await focused(page), "pick");
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  assert.equal(await focused(page), "larger");
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
