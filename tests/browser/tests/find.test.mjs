import assert from "node:assert/strict";
import { test } from "node:test";
import { highlighted, listenIn, reportPage } from "../card.mjs";
import { serve, visit } from "../site.mjs";

const report = serve("/made/find.html", reportPage("", "<style>main{padding-bottom:900px}</style>"));
const field = (page) => page.locator("jiyao-bar input[type=search]");
const count = (page) => page.locator("jiyao-bar .count");
const focused = (page) => page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.dataset.command ?? document.activeElement.shadowRoot?.activeElement?.localName);

async function finding(t, options = {}) {
  const page = await visit(t, report, { viewport: { width: 1000, height: 420 }, reducedMotion: "reduce", before: listenIn, ...options });
  await page.locator("jiyao-bar [data-command=find]").click();
  await field(page).waitFor();
  return page;
}

test("查找 finds what is typed as it is typed, without the engine", async (t) => {
  const page = await finding(t);
  assert.equal(await focused(page), "input");
  await page.keyboard.type("湿");
  assert.equal(await count(page).innerText(), "共 3 处");
  await page.keyboard.type("地保");
  assert.deepEqual(await highlighted(page, "found"), ["湿地保", "湿地保"], "substrings, not words");
  await page.waitForFunction(() => said.at(-1) === "2 处");
  assert.ok(!page.fetched.some((path) => /engine-|dictionary-/.test(path)), page.fetched.join());
});

test("Enter goes to the next place, Shift and Enter back; Escape ends the search and gives the focus back", async (t) => {
  const page = await finding(t);
  await page.keyboard.type("林长制");
  const steps = [];
  for (const key of ["Enter", "Enter", "Enter", "Enter", "Shift+Enter"]) {
    await page.keyboard.press(key);
    steps.push(await count(page).innerText());
    assert.equal(await focused(page), "input");
    assert.deepEqual(await highlighted(page, "current"), ["林长制"]);
  }
  assert.deepEqual(steps, ["1/3", "2/3", "3/3", "1/3", "3/3"]);
  await page.keyboard.press("Escape");
  assert.ok(await field(page).isHidden());
  assert.equal(await focused(page), "find");
  assert.equal(await page.evaluate(() => CSS.highlights.size), 0);
  assert.equal(await page.locator("jiyao-bar [data-command=find]").getAttribute("aria-pressed"), "false");
});

test("what is not there is not found, and said; an empty field says nothing", async (t) => {
  const page = await finding(t);
  await page.keyboard.type("渔业");
  assert.equal(await count(page).innerText(), "没有找到");
  await page.waitForFunction(() => said.includes("没有找到"));
  await field(page).fill("");
  assert.equal(await count(page).innerText(), "");
  assert.deepEqual(await highlighted(page, "found"), []);
});

test("width, capitals and white space do not count", async (t) => {
  const page = await finding(t);
  for (const typed of ["３．２万亩", "3.2 万亩", " 3.2万亩"]) {
    await field(page).fill(typed);
    assert.deepEqual(await highlighted(page, "found"), ["3.2万亩"], typed);
  }
});

test("half a word that an input method is about to replace is not searched for", async (t) => {
  const page = await finding(t);
  const client = await page.context().newCDPSession(page);
  await client.send("Input.imeSetComposition", { text: "shidi", selectionStart: 5, selectionEnd: 5 });
  assert.equal(await field(page).inputValue(), "shidi");
  assert.equal(await count(page).innerText(), "", "nothing is said of it");
  await client.send("Input.insertText", { text: "湿地" });
  await page.waitForFunction(() => [...CSS.highlights.get("jiyao-found") ?? []].length === 3);
});

test("the search ends where the keywords were: their highlights and steps come back", async (t) => {
  const page = await visit(t, report);
  await page.evaluate(async () => (await jiyao.widget).highlight(["林长"]));
  assert.equal(await count(page).innerText(), "共 4 处");
  await page.evaluate(async () => (await jiyao.widget).find("湿地"));
  assert.equal(await count(page).innerText(), "共 3 处");
  assert.equal((await highlighted(page, "term-1")).length, 4, "both are seen at once");
  await page.locator("jiyao-bar [data-command=clear]").click();
  assert.equal(await count(page).innerText(), "共 4 处");
  assert.deepEqual(await highlighted(page, "found"), []);
});

test("a search follows a page that changes", async (t) => {
  const page = await finding(t);
  await page.keyboard.type("湿地");
  await page.evaluate(() => document.querySelector(".TRS_Editor").insertAdjacentHTML("beforeend", "<p>会后，与会人员考察了湿地公园，看望了管护员。</p>"));
  await page.waitForFunction(() => [...CSS.highlights.get("jiyao-found") ?? []].length === 4);
  assert.equal(await count(page).innerText(), "共 4 处");
});

test("find(), next() and previous() do the same, and give numbers", async (t) => {
  const page = await visit(t, report);
  const { found, steps, none, ended } = await page.evaluate(async () => {
    const widget = await jiyao.widget;
    const found = await widget.find("林长制");
    const steps = [await widget.next(), await widget.next(), await widget.previous(), await widget.previous()];
    const none = [await widget.find("渔业"), await widget.next()];
    return { found, steps, none, ended: await widget.find(null) };
  });
  assert.deepEqual([found, steps, none, ended], [3, [1, 2, 1, 3], [0, 0], 0]);
});
