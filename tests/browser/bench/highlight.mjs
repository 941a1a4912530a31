// Highlighting 30 keywords: this widget's highlights and mark.js, in turns in the same page of the same run.
// node highlight.mjs <www> [folder]: with a folder, the report is its seed.txt; else the sample of the demo.
import { createServer } from "node:http";
import { existsSync, readFileSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const ROUNDS = 15;
const TERMS = 30;
const LONG = 100_000;
/** Milliseconds at most, in a report of the usual length and in one of 100,000 characters. */
const BUDGET = [5, 60];

const www = resolve(process.argv[2] ?? fileURLToPath(new URL("../../../www", import.meta.url)));
const data = process.argv[3];
const own = data && join(data, "seed.txt");
const file = own && existsSync(own) ? own : join(www, "demo/sample.txt");
const peer = fileURLToPath(new URL("../node_modules/mark.js/dist/mark.min.js", import.meta.url));

const report = readFileSync(file, "utf8").split(/\r?\n/).map((line) => line.trim()).filter(Boolean);
const size = (paragraphs) => paragraphs.join("").length;
/** The same paragraphs again and again, each with a number of its own, until there are 100,000 characters. */
const long = [];
for (let i = 0; size(long) < LONG; i += 1) long.push(`（${i + 1}）${report[i % report.length]}`);

const escaped = (text) => text.replace(/[&<]/g, (c) => (c === "&" ? "&amp;" : "&lt;"));
const pages = { "/usual": report, "/long": long };
const types = { ".js": "text/javascript", ".bin": "application/octet-stream" };
const server = createServer((request, response) => {
  const path = new URL(request.url, "http://localhost").pathname;
  if (pages[path]) {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    return response.end(`<!doctype html><html lang="zh-CN"><meta charset="utf-8"><body><article>${pages[path].map((text) => `<p>${escaped(text)}</p>`).join("")}</article></body></html>`);
  }
  try {
    const body = readFileSync(join(www, path));
    response.writeHead(200, { "content-type": types[extname(path)] ?? "text/plain" }).end(body);
  } catch {
    response.writeHead(404).end();
  }
}).listen(0, "127.0.0.1");
await new Promise((done) => server.once("listening", done));
const browser = await chromium.launch({ executablePath: process.env.CHROME ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });

/** In the page: times both ways in turns. */
async function measure({ rounds, wanted }) {
  const { mount } = await import("/dist/index.js");
  const widget = await mount({ article: "article", printLayout: null });
  const body = document.querySelector("article");
  const { keywords } = await widget.digest({ keywords: wanted });
  const terms = keywords.map(({ text }) => text);
  const nodes = () => {
    const walker = document.createTreeWalker(body);
    let count = 0;
    while (walker.nextNode()) count += 1;
    return count;
  };
  // The bar stands before the article, so all nodes in it are the page's own.
  const before = nodes();
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const marker = new Mark(body);
  const ways = {
    jiyao: { on: () => widget.highlight(terms), off: () => widget.highlight(null) },
    "mark.js": {
      on: () => new Promise((done) => marker.mark(terms, { separateWordSearch: false, acrossElements: true, done })),
      off: () => new Promise((done) => marker.unmark({ done })),
    },
  };
  const result = Object.fromEntries(Object.keys(ways).map((name) => [name, { call: [], paint: [], places: 0, added: 0 }]));
  // The first round warms both up.
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, { on, off }] of Object.entries(ways)) {
      await painted();
      const start = performance.now();
      const places = await on();
      const called = performance.now();
      await painted();
      const end = performance.now();
      if (round > 0) {
        result[name].call.push(called - start);
        result[name].paint.push(end - start);
      }
      Object.assign(result[name], { places, added: nodes() - before });
      await off();
      // Both leave the text as it was, or the next round would be another one's work.
      if (nodes() !== before && name === "jiyao") throw new Error("nodes are left");
      body.normalize();
    }
  }
  return { result, characters: body.textContent.length, terms: terms.length };
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
let over = false;
for (const [index, path] of Object.keys(pages).entries()) {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}${path}`);
  await page.addScriptTag({ path: peer });
  const { result, characters, terms } = await page.evaluate(measure, { rounds: ROUNDS, wanted: TERMS });
  await page.close();
  console.log(`\n${terms} terms in ${characters.toLocaleString("en")} characters, median of ${ROUNDS}`);
  console.log("| | ms | ms to the next frame | places | nodes added |\n|---|---:|---:|---:|---:|");
  for (const [name, { call, paint, places, added }] of Object.entries(result)) {
    console.log(`| ${name} | ${median(call).toFixed(1)} | ${median(paint).toFixed(1)} | ${places} | ${added} |`);
  }
  const { call, added } = result.jiyao;
  if (median(call) > BUDGET[index] || added > 0) over = true;
}
await browser.close();
server.close();
if (over) {
  console.error(`over the budget: at most ${BUDGET.join(" and ")} ms, and no node added`);
  process.exitCode = 1;
}
