// Files that fail, stall and come after all: from every state there is a way on, and every part hears of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { reportPage } from "../card.mjs";
import { serve, violations, visit } from "../site.mjs";

const report = serve("/made/waiting", reportPage());
const press = (page, command) => page.locator(`jiyao-bar [data-command=${command}]`).first().click();
const card = (page, command) => page.locator(`jiyao-card [data-command=${command}]`);
const state = (page, words) => page.locator("jiyao-card .state").filter({ hasText: words }).waitFor();
const filled = (page) => page.locator("jiyao-card [role=tab]").first().waitFor();

/** Opens the report with a file, the dictionary unless another is named, that is `network.now`: "broken", "stalled" or "well". */
async function opened(t, now, clock = false, file = /dictionary-.*\.bin/) {
  const network = { now }, held = [];
  const page = await visit(t, report, {
    allowed: /Failed to load resource/,
    before: async (page) => {
      if (clock) await page.clock.install();
      await page.route(file, (route) => {
        if (network.now === "broken") return route.fulfill({ status: 503 });
        if (network.now === "well") return route.continue();
        held.push(route);
      });
    },
  });
  /** What was held back comes after all. */
  const release = () => Promise.all(held.map((route) => route.continue()));
  return { page, network, release };
}

test("one that fails again in another part leaves no card waiting, and one that comes heals it", async (t) => {
  const { page, network } = await opened(t, "broken");
  await press(page, "digest");
  await state(page, "没能取回");
  await press(page, "keywords");
  await page.waitForTimeout(1500);
  await state(page, "没能取回");
  for (const command of ["retry", "cancel"]) assert.ok(await card(page, command).isVisible(), command);
  assert.deepEqual(await violations(page), []);
  network.now = "well";
  await press(page, "keywords");
  await filled(page);
  await page.waitForFunction(() => [...CSS.highlights].length > 0);
});

test("a server that never answers is given up after 20 seconds, with the ways on", async (t) => {
  const { page, network } = await opened(t, "stalled", true);
  await press(page, "digest");
  await state(page, "正在生成摘要");
  for (const command of ["retry", "cancel"]) assert.ok(await card(page, command).isVisible(), command);
  for (let seconds = 0; seconds < 45; seconds += 3) {
    await page.clock.runFor(3000);
    await page.waitForTimeout(50);
  }
  await state(page, "20 秒没收到数据");
  network.now = "well";
  await card(page, "retry").click();
  await page.clock.resume();
  await filled(page);
});

test("what is waited for can be cancelled and asked for anew, while it waits and after", async (t) => {
  const { page, network } = await opened(t, "stalled");
  await press(page, "digest");
  await state(page, "正在生成摘要");
  await page.waitForTimeout(500);
  await card(page, "cancel").click();
  await state(page, "已取消");
  await card(page, "retry").click();
  await state(page, "正在生成摘要");
  await page.waitForTimeout(500);
  network.now = "well";
  await card(page, "retry").click();
  await filled(page);
});

test("closed while it waits, the card asks anew after a cancel under the bar", async (t) => {
  const { page, network } = await opened(t, "stalled");
  await press(page, "keywords");
  const tray = (command) => page.locator(`jiyao-bar .waiting [data-command=${command}]`);
  await tray("cancel").waitFor();
  assert.ok(await tray("retry").isVisible());
  assert.deepEqual(await violations(page), []);
  await tray("cancel").click();
  await tray("cancel").waitFor({ state: "hidden" });
  network.now = "well";
  await press(page, "digest");
  await filled(page);
});

test("destroyed while it waits, nothing is left and nothing is said", async (t) => {
  const { page } = await opened(t, "stalled");
  const before = await page.evaluate(() => document.querySelector("main").outerHTML.replace(/<jiyao-bar.*?<\/jiyao-bar>/, ""));
  await press(page, "digest");
  await state(page, "正在生成摘要");
  const code = await page.evaluate(async () => {
    const widget = await jiyao.widget;
    const asked = widget.digest().catch((error) => error.code);
    await new Promise((done) => setTimeout(done, 500));
    widget.destroy();
    return asked;
  });
  assert.equal(code, "destroyed");
  assert.equal(await page.evaluate(() => document.querySelector("main").outerHTML), before);
});

const bar = (page, selector) => page.locator(`jiyao-bar ${selector}`);
const said = (page, words) => bar(page, ".message").filter({ hasText: words }).waitFor();
const act = (page, command) => bar(page, `.actions [data-command=${command}]`);

for (const [part, command, file, there] of [
  ["card", "digest", /card-.*\.bin/, "jiyao-card [role=tab]"],
  ["display", "display", /display-.*\.bin/, "jiyao-bar .display"],
]) {
  test(`the ${part} itself may not come: the bar says so, gives it up after 20 seconds, and asks anew`, async (t) => {
    const { page, network } = await opened(t, "stalled", true, file);
    await press(page, command);
    await page.clock.runFor(1500);
    await said(page, "正在加载");
    for (const name of ["abort", "again"]) assert.ok(await act(page, name).isVisible(), name);
    assert.deepEqual(await violations(page), []);
    await act(page, "abort").click();
    await bar(page, ".message").waitFor({ state: "hidden" });
    assert.equal(await page.evaluate(() => document.querySelector("jiyao-bar").shadowRoot.activeElement.dataset.command), command);
    await press(page, command);
    for (let seconds = 0; seconds < 30; seconds += 3) {
      await page.clock.runFor(3000);
      await page.waitForTimeout(50);
    }
    await said(page, "20 秒没收到数据");
    for (const name of ["abort", "again"]) assert.ok(await act(page, name).isVisible(), name);
    network.now = "well";
    await act(page, "again").click();
    await page.clock.resume();
    await page.locator(there).first().waitFor();
    await bar(page, ".message").waitFor({ state: "hidden" });
    assert.ok(await act(page, "again").isHidden());
  });
}

for (const [part, command, file, there] of [
  ["card", "digest", /card-.*\.js/, "jiyao-card [role=tab]"],
  ["display", "display", /display-.*\.js/, "jiyao-bar .display"],
]) {
  test(`the code of the ${part} may not come: the bar says so, gives it up after 20 seconds, and takes it when it comes`, async (t) => {
    const { page, release } = await opened(t, "stalled", true, file);
    await press(page, command);
    await page.clock.runFor(1500);
    await said(page, "正在加载");
    await act(page, "abort").click();
    await bar(page, ".message").waitFor({ state: "hidden" });
    await press(page, command);
    for (let seconds = 0; seconds < 30; seconds += 3) {
      await page.clock.runFor(3000);
      await page.waitForTimeout(50);
    }
    await said(page, "20 秒没收到数据");
    for (const name of ["abort", "again"]) assert.ok(await act(page, name).isVisible(), name);
    await release();
    await page.clock.resume();
    await act(page, "again").click();
    await page.locator(there).first().waitFor();
    await bar(page, ".message").waitFor({ state: "hidden" });
  });
}

test("a part that is asked for anew while it is on its way comes", async (t) => {
  const { page, network } = await opened(t, "stalled", false, /card-.*\.bin/);
  await press(page, "digest");
  await said(page, "正在加载");
  network.now = "well";
  await act(page, "again").click();
  await filled(page);
  await bar(page, ".message").waitFor({ state: "hidden" });
});

test("who waits for a digest that the reader cancels hears that it was cancelled", async (t) => {
  const { page, network } = await opened(t, "stalled");
  await page.evaluate(async () => {
    const widget = await jiyao.widget;
    globalThis.asked = widget.digest().catch((error) => error.code);
  });
  await press(page, "digest");
  await state(page, "正在生成摘要");
  await card(page, "cancel").click();
  assert.equal(await page.evaluate(() => asked), "cancelled");
  network.now = "well";
  await card(page, "retry").click();
  await filled(page);
});
