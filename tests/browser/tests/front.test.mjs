// The demo's front door: one's own report in the sample's place.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { violations, visit, www } from "../site.mjs";

const own = "示例县召开河道整治工作会议\n会议指出，要抓好河道整治。\n会议强调，河道整治要落实责任，按时完成。\n会议明确，各乡镇要在汛期以前排查沿河违章建筑，清理淤积河段，加固险工险段，公布责任人名单，接受群众监督；县水务局每月通报一次进度，对进展缓慢的及时督办，确保年底前全面完成整治任务。";

test("a pasted report takes the sample's place, and the sample comes back", async (t) => {
  const page = await visit(t, "/index.html");
  await page.locator("#own-text").fill(own);
  await page.locator(".own [type=submit]").click();
  await page.locator("article h1", { hasText: "示例县" }).waitFor();
  await page.locator("jiyao-card .headline").waitFor();
  const { title, blocks, source } = await page.evaluate(() => jiyao.readArticle(document.querySelector(".article-content")));
  assert.deepEqual([title, blocks, source], [own.split("\n")[0], own.split("\n").slice(1), null], "nothing of the sample is left");
  assert.deepEqual(await violations(page), []);
  await page.locator("#own-sample").click();
  await page.locator("article h1", { hasText: "2025年全市水务" }).waitFor();
  await page.locator("jiyao-bar").waitFor({ state: "attached" });
  assert.equal((await page.evaluate(() => jiyao.readArticle())).title, "2025年全市水务与湿地工作会议在澜汀召开");
});

test("a bar that came before the page's own script is none of the sample", async (t) => {
  const before = (page) => page.route("**/demo/front.js", async (route) => {
    await page.locator("jiyao-bar").waitFor({ state: "attached" });
    await route.continue();
  });
  const page = await visit(t, "/index.html", { before });
  await page.locator("#own-text").fill(own);
  await page.locator(".own [type=submit]").click();
  await page.locator("#own-sample").click();
  await page.locator("article h1", { hasText: "2025年全市水务" }).waitFor();
  await page.locator("jiyao-card .headline").waitFor();
  assert.equal(await page.locator("jiyao-bar").count(), 1);
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

test("the first screen shows the sample with its summary open, at the top of the page", async (t) => {
  const page = await visit(t, "/index.html", { viewport: { width: 1366, height: 768 } });
  const headline = page.locator("jiyao-card .headline");
  await headline.waitFor();
  const { y, height } = await headline.boundingBox();
  assert.ok(y + height < 768, `the headline ends ${y + height} px below the top`);
  assert.equal(await page.evaluate(() => scrollY), 0);
  assert.deepEqual(await violations(page, "body"), []);
});

test("a pasted page is read as the command reads it: title, byline and text without the site's lines", async (t) => {
  const page = await visit(t, "/index.html");
  const [title, ...blocks] = own.split("\n");
  await page.locator("#own-text").fill(["示例政务网 无障碍", "首页 > 政务动态", title, "发布时间：2024-03-05 来源：示例县水务局 编辑：示例编辑部", ...blocks].join("\n"));
  await page.locator(".own [type=submit]").click();
  await page.locator("jiyao-card .headline").waitFor();
  await page.locator("article h1", { hasText: title }).waitFor();
  assert.equal(await page.locator("article .meta").textContent(), "发布时间：2024-03-05　来源：示例县水务局　编辑：示例编辑部");
  assert.deepEqual(await page.locator(".article-content p").allTextContents(), blocks);
});

test("each criterion names a test that there is", async () => {
  const files = (await readdir(new URL(".", import.meta.url))).filter((file) => file.endsWith(".test.mjs"));
  const sources = new Map(await Promise.all(files.map(async (file) => [file, await readFile(new URL(file, import.meta.url), "utf8")])));
  const named = [...(await readFile(join(www, "index.html"), "utf8")).matchAll(/<small lang="en"><code>([^<]+)<\/code> ([^<]+)<\/small>/g)];
  assert.ok(named.length > 15);
  for (const [, file, name] of named) {
    // A name may have parts that are filled in.
    const names = [...(sources.get(file) ?? "").matchAll(/^ *test\(["`](.+)["`], /gm)].map(([, text]) => new RegExp(`^${text.split(/\$\{\w+\}/).map(RegExp.escape ?? ((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))).join(".+")}$`));
    assert.ok(names.some((pattern) => pattern.test(name)), `${file} has no test “${name}”`);
  }
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
