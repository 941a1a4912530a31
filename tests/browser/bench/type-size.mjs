// What makes text bigger: this widget, the page's own doZoom and Sienna, each on a fresh load of the same page of ten kinds of
// text. Each figure is the computed size after, divided by the size before; the ratio wanted is 1.5 for all.
// node type-size.mjs <www>
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { body, head, KINDS, measure } from "../kinds.mjs";

const WANTED = 1.5;
const www = resolve(process.argv[2] ?? fileURLToPath(new URL("../../../www", import.meta.url)));
const sienna = fileURLToPath(new URL("../node_modules/sienna-accessibility/dist/sienna-accessibility.umd.js", import.meta.url));
const types = { ".js": "text/javascript", ".bin": "application/octet-stream" };
const server = createServer((request, response) => {
  const path = new URL(request.url, "http://localhost").pathname;
  try {
    if (path.startsWith("/dist/")) {
      const file = readFileSync(join(www, path));
      return response.writeHead(200, { "content-type": types[extname(path)] ?? "text/plain" }).end(file);
    }
    if (path !== "/") return response.writeHead(404).end();
  } catch {
    return response.writeHead(404).end();
  }
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
  // Nothing may fade while it is measured.
  response.end(`<!doctype html><html lang="zh-CN"><meta charset="utf-8">${head.replace(/\* \{ transition.*?\}/, "")}<body>${body}</body></html>`);
}).listen(0, "127.0.0.1");
await new Promise((done) => server.once("listening", done));
const browser = await chromium.launch({ executablePath: process.env.CHROME ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });

const ways = {
  async jiyao(page) {
    await page.evaluate(async () => {
      const { mount } = await import("/dist/index.js");
      (await mount({ article: "#zoom" })).fontScale = 1.5;
    });
  },
  // 16 px is what the page gives its container.
  doZoom: (page) => page.evaluate(() => doZoom(24)),
  async Sienna(page) {
    await page.addScriptTag({ path: sienna });
    await page.waitForSelector(".asw-menu-btn");
    await page.evaluate(async () => {
      const pause = () => new Promise((done) => setTimeout(done, 400));
      document.querySelector(".asw-menu-btn").click();
      await pause();
      for (let i = 0; i < 5; i++) {
        document.querySelector(".asw-plus").click();
        await pause();
      }
    });
  },
};

const table = {};
for (const [name, enlarge] of Object.entries(ways)) {
  const page = await browser.newPage();
  // Sienna asks a server elsewhere for its words.
  await page.route((url) => url.hostname !== "127.0.0.1", (route) => route.abort());
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const { kinds: before } = await page.evaluate(measure);
  await enlarge(page);
  const { kinds: after } = await page.evaluate(measure);
  table[name] = Object.values(KINDS).map((kind) => after[kind].size / before[kind].size);
  await page.close();
}
await browser.close();
server.close();

const names = Object.keys(table);
console.log(`| text, wanted ${WANTED} | ${names.join(" | ")} |\n|---|${names.map(() => "---:|").join("")}`);
Object.keys(KINDS).forEach((kind, i) => console.log(`| ${kind} | ${names.map((name) => table[name][i].toFixed(2)).join(" | ")} |`));
const right = (name) => table[name].filter((ratio) => Math.abs(ratio / WANTED - 1) <= 0.02).length;
console.log(`| within 2 % | ${names.map((name) => `${right(name)}/10`).join(" | ")} |`);
if (right("jiyao") !== 10) process.exitCode = 1;
