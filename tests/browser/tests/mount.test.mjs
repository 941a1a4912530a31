import assert from "node:assert/strict";
import { test } from "node:test";
import { pageWith, pressBar, serve, visit } from "../site.mjs";

test("the bar appears above the article and text grows", async (t) => {
  const page = await visit(t, "/demo/modern.html");
  const size = () => page.evaluate(() => parseFloat(getComputedStyle([...document.querySelectorAll("p")].find((p) => p.textContent.includes("会议指出"))).fontSize));
  const before = await size();
  await page.locator("[data-command=larger]").click();
  assert.ok((await size()) > before);
  await pressBar(page, "reset-size");
  assert.equal(await size(), before);
});

test("only the shell is fetched before first use", async (t) => {
  const page = await visit(t, "/demo/modern.html");
  await page.waitForTimeout(300);
  assert.deepEqual(page.fetched.filter((path) => /engine-|dictionary|worker|card-|display-/.test(path)), []);
});

test("destroy restores the page byte for byte", async (t) => {
  const page = await visit(t, "/demo/trs.html");
  await page.locator("[data-command=digest]").click();
  await page.locator("jiyao-card .headline").waitFor();
  await page.locator("[data-command=larger]").click();
  const after = await page.evaluate(async () => {
    (await jiyao.widget).destroy();
    return document.documentElement.outerHTML;
  });
  const untouched = await visit(t, "/demo/trs.html", { before: (other) => other.route("**/embed.js", (route) => route.fulfill({ body: "" })), mounted: false });
  assert.equal(after, await untouched.evaluate(() => document.documentElement.outerHTML));
});

test("a strict page with Trusted Types reports no violation", async (t) => {
  const page = await visit(t, "/demo/strict.html", {
    before: (page) => page.addInitScript(() => {
      window.violated = [];
      addEventListener("securitypolicyviolation", (event) => violated.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
    }),
  });
  await page.locator("[data-command=digest]").click();
  await page.locator("jiyao-card .headline").waitFor();
  await page.locator("[data-command=larger]").click();
  await page.locator("[data-command=keywords]").click();
  assert.deepEqual(await page.evaluate(() => violated), []);
  assert.ok(page.fetched.some((path) => path.includes("worker")), "the engine should run in a worker");
});

for (const [name, body] of [
  ["an empty page", ""],
  ["a page without an article", "<nav><a href='/'>首页</a><a href='/a'>新闻</a></nav>"],
  ["an article of one character", "<article><p>会</p></article>"],
]) {
  test(`${name} gets a bar that works and no exception`, async (t) => {
    const page = await visit(t, serve(`/made/${encodeURIComponent(name)}`.replaceAll("%", ""), pageWith(body, "data-quiet=false")));
    await page.locator("[data-command=larger]").click();
    assert.equal(await page.locator("jiyao-bar output").textContent(), "110%");
  });
}
