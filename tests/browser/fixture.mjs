// node fixture.mjs FOLDER ENCODING: opens FOLDER/page.html and writes FOLDER/expected.json with what readArticle() gives.
// Run by `cargo xtask fixture`.
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const [folder, encoding] = process.argv.slice(2);
const dist = fileURLToPath(new URL("../../www/dist", import.meta.url));
const server = createServer((request, response) => {
  const path = new URL(request.url, "http://localhost").pathname;
  try {
    if (path === "/page.html") response.writeHead(200, { "content-type": `text/html; charset=${encoding}` }).end(readFileSync(join(folder, "page.html")));
    else response.writeHead(200, { "content-type": path.endsWith(".js") ? "text/javascript" : "application/octet-stream" }).end(readFileSync(join(dist, path.replace(/^\/dist/, ""))));
  } catch {
    response.writeHead(404).end();
  }
}).listen(0, "127.0.0.1");
await new Promise((done) => server.once("listening", done));
const origin = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({ executablePath: process.env.CHROME ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
try {
  const page = await browser.newPage();
  // A saved page must not fetch anything from where it came from.
  await page.route((url) => url.origin !== origin, (route) => route.abort());
  await page.goto(`${origin}/page.html`);
  const found = await page.evaluate(async () => (await import("/dist/index.js")).readArticle());
  const { title = null, date = null, source = null, author = null, editor = null, blocks = [] } = found ?? {};
  const first = blocks.length ? [...blocks[0]].slice(0, 10).join("") : null;
  const last = blocks.length ? [...blocks.at(-1)].slice(-10).join("") : null;
  const expected = { article: Boolean(found), title, date, source, author, editor, first, last, blocks: blocks.length, encoding };
  writeFileSync(join(folder, "expected.json"), `${JSON.stringify(expected, null, 2)}\n`);
} finally {
  await browser.close();
  server.close();
}
