// How long the main thread is busy at a stretch while a reader's first digest is made: a report of 30,000 characters,
// the processor slowed four times, from the press of 摘要 until the card shows it. Beside it, in the same run and page,
// what the same digest costs where it is made on the main thread.
// node main-thread.mjs <www>
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const SLOWDOWN = 4;
const LENGTH = 30_000;
/** Milliseconds; the bound at which browsers speak of a long task. */
const LONG = 50;

const www = resolve(process.argv[2] ?? fileURLToPath(new URL("../../../www", import.meta.url)));
const paragraphs = readFileSync(join(www, "demo/sample.txt"), "utf8").split(/\r?\n/).map((line) => line.trim()).filter(Boolean);
const report = [];
for (let length = 0, i = 0; length < LENGTH; i++) {
  // Each round has its sentences in another order, so that no two are the same.
  const sentences = paragraphs[i % paragraphs.length].match(/[^。]+。?/g);
  const turn = Math.floor(i / paragraphs.length) % sentences.length;
  report.push([...sentences.slice(turn), ...sentences.slice(0, turn)].join(""));
  length += report.at(-1).length;
}
const escaped = (text) => text.replace(/[&<]/g, (c) => (c === "&" ? "&amp;" : "&lt;"));
const page = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>长报告</title><body><h1>青禾县水利工作会议召开</h1><article>${report.map((text) => `<p>${escaped(text)}</p>`).join("")}</article></body></html>`;
const types = { ".js": "text/javascript", ".bin": "application/octet-stream" };
const server = createServer((request, response) => {
  const path = new URL(request.url, "http://localhost").pathname;
  try {
    if (path === "/") return response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page);
    const file = readFileSync(join(www, path));
    response.writeHead(200, { "content-type": types[extname(path)] ?? "text/plain" }).end(file);
  } catch {
    response.writeHead(404).end();
  }
}).listen(0, "127.0.0.1");
await new Promise((done) => server.once("listening", done));

const browser = await chromium.launch({ executablePath: process.env.CHROME ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const rounds = { "in the worker, as the widget does": [], "on the main thread": [] };
for (let round = 0; round < 5; round++) {
  for (const [way, longest] of Object.entries(rounds)) {
    const tab = await browser.newPage();
    await tab.goto(`http://127.0.0.1:${server.address().port}/`);
    const session = await tab.context().newCDPSession(tab);
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
    longest.push(
      await tab.evaluate(async (inWorker) => {
        const tasks = [0];
        const widget = inWorker && (await (await import("/dist/index.js")).mount({ article: "article" }));
        const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration)));
        observer.observe({ type: "longtask", buffered: false });
        if (inWorker) {
          await widget.open();
        } else {
          const { createEngine } = await import("/dist/engine.js");
          const blocks = [...document.querySelectorAll("p")].map((p) => p.textContent);
          const engine = await createEngine();
          const start = performance.now();
          engine.digest({ blocks });
          tasks.push(performance.now() - start);
        }
        await new Promise((done) => setTimeout(done, 1000));
        observer.disconnect();
        return Math.max(...tasks);
      }, way.startsWith("in")),
    );
    await tab.close();
  }
}
await browser.close();
server.close();

console.log(`First digest of a report of ${report.join("").length} characters, processor slowed ${SLOWDOWN} times; medians of 5 runs`);
for (const [way, values] of Object.entries(rounds)) {
  const longest = values.sort((a, b) => a - b)[values.length >> 1];
  console.log(`longest task, ${way.padEnd(34)} ${longest ? `${longest.toFixed(0)} ms` : `under ${LONG} ms`}`);
}
