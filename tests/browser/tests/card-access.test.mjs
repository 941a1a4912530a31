import assert from "node:assert/strict";
import { test } from "node:test";
import { openCard, reportPage, tab } from "../card.mjs";
import { serve, violations, visit } from "../site.mjs";

const report = serve("/made/access.html", reportPage(`data-editor="true"`, "<style>main{padding-bottom:900px}</style>"));
const TABS = ["summary", "points", "tasks", "people", "keywords"];

/** Goes through every tab and state on a desktop; calls `look` in each. */
async function everyState(page, look) {
  await openCard(page);
  for (const name of TABS) {
    await tab(page, name).click();
    await look(name);
  }
  await page.locator("jiyao-card [data-command=terms-on]").click();
  await page.locator("jiyao-card .hits summary").click();
  await look("every keyword highlighted, the list of places open");
  await page.locator("jiyao-card .export summary").click();
  await look("the formats to export");
  await page.locator("jiyao-card .export summary").click();
  await page.evaluate(async () => (await jiyao.widget).find("林"));
  await look("searching");
  await page.evaluate(async () => (await jiyao.widget).find("没有的词"));
  await look("nothing found");
  await page.locator("jiyao-bar [data-command=clear]").click();
  await tab(page, "summary").click();
  await page.locator("jiyao-card .parts .line").first().click();
  await look("a place shown, the way back offered");
}

for (const [name, attributes, options] of [
  ["on the desktop", "", {}],
  ["in forced colours", "", { forcedColors: "active" }],
  ["in English", `data-lang="en"`, {}],
]) {
  test(`no violation of axe's rules in any tab and state ${name}`, async (t) => {
    const page = await visit(t, serve(`/made/access-${attributes.length}.html`, reportPage(`data-editor="true" ${attributes}`)), options);
    await everyState(page, async (state) => assert.deepEqual(await violations(page), [], state));
  });
}

test("no violation of axe's rules in any tab at 320 px", async (t) => {
  const page = await visit(t, report, { viewport: { width: 320, height: 640 } });
  await openCard(page);
  for (const name of TABS) {
    await tab(page, name).click();
    assert.deepEqual(await violations(page), [], name);
  }
  await tab(page, "summary").click();
  await page.locator("jiyao-card .parts .line").first().click();
  assert.deepEqual(await violations(page), [], "a place shown, the way back offered");
});

test("no violation while loading and after an error", async (t) => {
  let release;
  const held = new Promise((done) => (release = done));
  const page = await visit(t, report, {
    allowed: /Failed to load resource/,
    before: (page) => page.route(/dictionary-.*\.bin/, async (route) => { await held; await route.fulfill({ status: 503 }); }),
  });
  await page.locator("jiyao-bar [data-command=digest]").click();
  await page.locator("jiyao-card .shape").waitFor();
  assert.deepEqual(await violations(page), [], "loading");
  release();
  await page.locator("jiyao-card .error").waitFor();
  assert.deepEqual(await violations(page), [], "error");
});

const PHONE = { viewport: { width: 320, height: 640 } };
for (const [name, options, scale] of [["at 320 px", PHONE, 1], ["at 320 px and 200 % text", PHONE, 2], ["at 200 % text", {}, 2]]) {
  test(`nothing is cut off or runs out of the card ${name}`, async (t) => {
    const page = await visit(t, report, options);
    await page.evaluate(async (to) => { (await jiyao.widget).fontScale = to; }, scale);
    await openCard(page);
    if (scale === 2) assert.equal(await page.locator("jiyao-card .parts .line").first().evaluate((line) => getComputedStyle(line).fontSize), "32px");
    for (const tabName of TABS) {
      await tab(page, tabName).click();
      const { out, wider } = await page.evaluate(() => {
        const root = document.querySelector("jiyao-card").shadowRoot;
        const card = root.querySelector(".card");
        const edge = card.getBoundingClientRect();
        const outside = [...card.querySelectorAll("*")].filter((element) => {
          const { left, right, width } = element.getBoundingClientRect();
          return width > 0 && (right > edge.right + 1 || left < edge.left - 1);
        });
        return { out: outside.map((element) => `${element.localName}.${element.className}`), wider: card.scrollWidth - card.clientWidth };
      });
      assert.deepEqual(out, [], tabName);
      assert.equal(wider, 0, tabName);
    }
  });
}

/** The command, tab or name of what has the focus. */
const focused = (page) => page.evaluate(() => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element?.dataset?.command ?? element?.localName;
});

test("the keyboard alone: from the bar to a keyword and to the next place", async (t) => {
  const page = await visit(t, report);
  const reach = async (wanted, key = "Tab") => {
    for (let i = 0; i < 60; i += 1) {
      if ((await focused(page)) === wanted) return;
      await page.keyboard.press(key);
    }
    assert.fail(`${wanted} is not reached, ${await focused(page)} is`);
  };
  await page.locator("jiyao-bar [data-command=digest]").focus();
  await page.keyboard.press("Enter");
  await page.locator("jiyao-card [role=tab]").first().waitFor();
  await reach("tab");
  await page.keyboard.press("End");
  await reach("term");
  await page.keyboard.press("Space");
  assert.equal(await page.locator("jiyao-card .chip").first().getAttribute("aria-pressed"), "true");
  await reach("next", "Shift+Tab");
  await page.keyboard.press("Enter");
  assert.match(await page.locator("jiyao-bar .count").innerText(), /^1\/\d+$/);
});

test("on a phone the card is a drawer: at most 85 % high, closed by Escape, the page behind it free", async (t) => {
  const page = await visit(t, report, { viewport: { width: 360, height: 640 } });
  await page.locator("jiyao-bar [data-command=digest]").click();
  await page.locator("jiyao-card [role=tab]").first().waitFor();
  const { top, bottom, position } = await page.evaluate(() => {
    const host = document.querySelector("jiyao-card");
    const { top, bottom } = host.getBoundingClientRect();
    return { top, bottom, position: getComputedStyle(host).position };
  });
  assert.equal(position, "fixed");
  assert.ok(top >= 640 * 0.15 - 1 && Math.abs(bottom - (640 - 49)) < 1, `${top} ${bottom}`);
  await page.evaluate(() => scrollTo(0, 120));
  assert.equal(await page.evaluate(() => scrollY), 120, "the page scrolls behind it");
  assert.equal(await page.evaluate(() => document.querySelectorAll("[inert], [aria-hidden=true]").length), 0);
  await page.keyboard.press("Escape");
  await page.locator("jiyao-card").waitFor({ state: "hidden" });
  assert.equal(await focused(page), "digest");
});

test("on a phone a line closes the drawer, and back opens it at the line", async (t) => {
  const page = await visit(t, report, { viewport: { width: 360, height: 640 }, reducedMotion: "reduce" });
  await openCard(page);
  await tab(page, "tasks").click();
  await page.locator("jiyao-card .tasks .line").last().click();
  assert.ok(await page.locator("jiyao-card").isHidden());
  assert.match(await page.evaluate(() => [...CSS.highlights.get("jiyao-place")].join("")), /^四是/);
  await page.locator("jiyao-bar [data-command=back]").click();
  assert.ok(await page.locator("jiyao-card #pane-tasks").isVisible());
  assert.equal(await focused(page), "line");
});

test("on a phone the grip makes the drawer lower and higher by a drag, a press and keys, and drags it away", async (t) => {
  const page = await visit(t, report, { viewport: { width: 360, height: 740 } });
  await openCard(page);
  const grip = page.locator("jiyao-card .grip");
  const top = () => page.locator("jiyao-card").evaluate((card) => card.getBoundingClientRect().top);
  const lower = (name) => grip.and(page.getByRole("button", { name })).count();
  const drag = async (by) => {
    const { x, y, width } = await grip.boundingBox();
    await page.mouse.move(x + width / 2, y + 10);
    await page.mouse.down();
    for (const part of [0.5, 1]) await page.mouse.move(x + width / 2, y + 10 + by * part);
    const during = await top();
    await page.mouse.up();
    return during;
  };
  const high = await top();
  assert.ok(Math.abs(high - 740 * 0.15) < 1, `${high}`);
  assert.ok(await lower("降低面板"));
  const { height, width } = await grip.boundingBox();
  assert.ok(height >= 44 && width >= 300, `${width} × ${height}`);
  await grip.click({ position: { x: 20, y: 10 } });
  assert.ok(Math.abs(await top() - 370) < 1, "a press: half of the window");
  assert.ok(await lower("升高面板"));
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press("ArrowUp");
  assert.ok(Math.abs(await top() - high) < 1);
  await page.keyboard.press("ArrowDown");
  assert.ok(Math.abs(await top() - 370) < 1);
  const during = await drag(-120);
  assert.ok(Math.abs(during - 250) < 2, `it follows the pointer: ${during}`);
  assert.ok(Math.abs(await top() - high) < 1, "dragged up it stays high");
  await drag(3);
  assert.ok(Math.abs(await top() - 370) < 1, "a trembling press is a press");
  await page.keyboard.press("Enter");
  assert.ok(Math.abs(await top() - high) < 1, "and the next one is not taken for its end");
  await drag(150);
  assert.ok(Math.abs(await top() - 370) < 1, "dragged down it is low");
  await drag(-20);
  assert.ok(Math.abs(await top() - 370) < 1, "a drag that is not meant changes nothing");
  const { x, y } = await grip.boundingBox();
  await page.mouse.move(x + 100, y + 10);
  await page.mouse.down();
  await page.mouse.move(x + 100, y - 90);
  await grip.dispatchEvent("pointercancel");
  await page.mouse.up();
  assert.ok(await lower("降低面板"), "where the browser takes the pointer, the name says how high it is");
  await page.keyboard.press("ArrowDown");
  await drag(250);
  await page.locator("jiyao-card").waitFor({ state: "hidden" });
  assert.equal(await focused(page), "digest");
  await page.locator("jiyao-bar [data-command=digest]").click();
  assert.ok(Math.abs(await top() - 370) < 1, "it opens as low as it was");
  await page.setViewportSize({ width: 1000, height: 740 });
  assert.ok(await grip.isHidden());
});

for (const [width, height] of [[360, 740], [320, 640]]) {
  test(`at ${width} px the drawer leaves the whole bar free as its tray comes and goes, with 收起 at its foot`, async (t) => {
    const page = await visit(t, report, { viewport: { width, height } });
    await openCard(page);
    const edges = () => page.evaluate(() => {
      const of = (element) => element.getBoundingClientRect();
      const card = document.querySelector("jiyao-card");
      return { bar: of(document.querySelector("jiyao-bar")).top, card: of(card).bottom, close: of(card.shadowRoot.querySelector("[data-command=close-card]")) };
    });
    const settled = () => page.waitForFunction(() => Math.abs(document.querySelector("jiyao-card").getBoundingClientRect().bottom - document.querySelector("jiyao-bar").getBoundingClientRect().top) < 1);
    await settled();
    const before = await edges();
    await tab(page, "keywords").click();
    await page.locator("jiyao-card .chip").first().click();
    await page.locator("jiyao-bar [data-command=next]").waitFor();
    await settled();
    const { bar, close } = await edges();
    assert.ok(bar < before.bar - 40, `the tray makes the bar higher: ${before.bar}, ${bar}`);
    assert.ok(close.bottom <= bar + 1 && close.top >= bar - 60 && close.width >= 44 && close.height >= 44, JSON.stringify(close));
    // The end of the content is not behind it.
    await page.locator("jiyao-card .card").evaluate((card) => card.scrollTo({ top: card.scrollHeight, behavior: "instant" }));
    const last = await page.locator("jiyao-card footer").evaluate((footer) => footer.getBoundingClientRect().bottom);
    assert.ok(last <= close.top + 1, `${last} ${close.top}`);
    assert.deepEqual(await violations(page), []);
    await page.locator("jiyao-card [data-command=close-card]").click();
    await page.locator("jiyao-card").waitFor({ state: "hidden" });
  });
}
