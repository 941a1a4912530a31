// How long the main thread is busy at a stretch while a reader's first digest is made: a report of 30,000 characters,
// the processor slowed four times, from the press of 摘要 until the card shows it. Beside it, in the same run, what the
// same digest costs where it is made on the main thread, and what the widget does when the page is loaded.
// node main-thread.mjs <www>
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const SLOWDOWN = 4;
const LENGTH = 30_000;

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
const [PRESSED, ALONE, MOUNTED] = ["digest in the worker, as the widget does", "digest on the main thread", "widget put into the page"];
const longest = { [PRESSED]: [], [ALONE]: [], [MOUNTED]: [] };
for (let round = 0; round < 5; round++) {
  for (const way of [PRESSED, ALONE]) {
    const tab = await browser.newPage();
    await tab.goto(`http://127.0.0.1:${server.address().port}/`);
    const session = await tab.context().newCDPSession(tab);
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
    // By the browser's trace: the Long Tasks API leaves out tasks that only go on with what waited for WebAssembly.
    await browser.startTracing(tab, { categories: ["disabled-by-default-devtools.timeline", "blink.user_timing"] });
    await tab.evaluate(async (inWorker) => {
      const settled = () => new Promise((done) => setTimeout(done, 1000));
      if (!inWorker) {
        const { createEngine } = await import("/dist/engine.js");
        const blocks = [...document.querySelectorAll("p")].map((p) => p.textContent);
        const engine = await createEngine();
        await settled();
        performance.mark("press");
        engine.digest({ blocks });
        return settled();
      }
      const widget = await (await import("/dist/index.js")).mount({ article: "article" });
      await settled();
      performance.mark("press");
      document.querySelector("jiyao-bar").shadowRoot.querySelector("[data-command=digest]").click();
      await new Promise((done) => addEventListener("jiyao:digest", done, { once: true }));
      await widget.open(); // kept when the card is filled
      await settled();
    }, way === PRESSED);
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
    await tab.close();
    const { pid, tid, ts: press } = traceEvents.find(({ name, cat }) => name === "press" && cat === "blink.user_timing");
    const tasks = traceEvents.filter((event) => event.pid === pid && event.tid === tid && event.ph === "X" && event.name === "RunTask");
    const most = (those) => Math.max(0, ...those.map(({ dur }) => dur / 1000));
    longest[way].push(most(tasks.filter(({ ts, dur }) => ts + dur >= press)));
    if (way === PRESSED) longest[MOUNTED].push(most(tasks.filter(({ ts, dur }) => ts + dur < press)));
  }
}
await browser.close();
server.close();

console.log(`First digest of a report of ${report.join("").length} characters, processor slowed ${SLOWDOWN} times; medians of 5 runs`);
for (const [way, values] of Object.entries(longest)) {
  const median = values.sort((a, b) => a - b)[values.length >> 1];
  console.log(`longest task, ${way.padEnd(41)} ${median.toFixed(0).padStart(4)} ms (${values.map((value) => value.toFixed(0)).join(", ")})`);
}
