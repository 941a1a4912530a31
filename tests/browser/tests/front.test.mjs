// The demo's front door: one's own report in the sample's place.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { violations, visit, www } from "../site.mjs";

const own = "示例县召开河道整治工作会议\n会议指出，要抓好河道整治。\n会议强调，河道整治要落实责任，按时完成。\n会议明确，各乡镇要在汛期以前排查沿河违章建筑，清理淤积河段，加固险工险段，公布责任人名单，接受群众监督；县水务局每月通报一次进度，对进展缓慢的及时督办，确保年底前全面完成整治任务。";

test("a pasted report takes the sample's place, and the sample comes back", async (t) => {
  const page = await visit(t, "/index.html");
  await page.locator("#own-text").fill(own);
  await page.locator(".own [type=submit]").click();
  await page.locator("article h1", { hasText: "示例县" }).waitFor();
  await page.locator("jiyao-bar [data-command=digest]").click();
  await page.locator("jiyao-card .headline").waitFor();
  const { title, blocks, source } = await page.evaluate(() => jiyao.readArticle(document.querySelector(".article-content")));
  assert.deepEqual([title, blocks, source], [own.split("\n")[0], own.split("\n").slice(1), null], "nothing of the sample is left");
  assert.deepEqual(await violations(page), []);
  await page.locator("#own-sample").click();
  await page.locator("article h1", { hasText: "2025年全市水务" }).waitFor();
  await page.locator("jiyao-bar").waitFor({ state: "attached" });
  assert.equal((await page.evaluate(() => jiyao.readArticle())).title, "2025年全市水务与湿地工作会议在澜汀召开");
});

test("files are opened in UTF-8 and in GBK, as text and as pages, and nothing is uploaded", async (t) => {
  const page = await visit(t, "/index.html");
  const sent = [];
  page.on("request", (request) => request.method() !== "GET" && sent.push(request.url()));
  const gbk = await readFile(join(www, "../tests/fixtures/pages/gbk-bytes/page.html"));
  const expected = JSON.parse(await readFile(join(www, "../tests/fixtures/pages/gbk-bytes/expected.json"), "utf8"));
  for (const [file, buffer, title] of [["report.txt", Buffer.from(own), "示例县召开河道整治工作会议"], ["page.html", gbk, expected.title]]) {
    await page.locator("#own-file").setInputFiles({ name: file, mimeType: "text/plain", buffer });
    await page.locator("article h1", { hasText: title }).waitFor();
  }
  for (const [file, buffer, said] of [["empty.txt", Buffer.alloc(0), /是空的/], ["picture.txt", Buffer.from([0x89, 0x50, 0, 1, 0xff]), /不是文本文件/], ["nothing.html", Buffer.from("<nav><a href='/'>首页</a></nav>"), /没有找到正文/]]) {
    await page.locator("#own-file").setInputFiles({ name: file, mimeType: "text/plain", buffer });
    await page.locator(".own-message:not([hidden])").waitFor();
    await page.waitForFunction((pattern) => new RegExp(pattern).test(document.querySelector(".own-message").textContent), said.source);
  }
  assert.ok(await page.locator("article h1", { hasText: expected.title }).count(), "a bad file leaves what is shown");
  assert.deepEqual(sent, []);
});

test("the embed line is copied", async (t) => {
  const page = await visit(t, "/index.html", { permissions: ["clipboard-read", "clipboard-write"] });
  await page.locator("#embed-copy").click();
  await page.locator("#embed-copied", { hasText: "已复制" }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), '<script src="/jiyao/dist/embed.js" defer></script>');
});

test("the front door fits a screen of 360 px", async (t) => {
  const page = await visit(t, "/index.html", { viewport: { width: 360, height: 740 } });
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
});
