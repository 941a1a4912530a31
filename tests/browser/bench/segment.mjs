// The segmenter against jieba-wasm and Intl.Segmenter, in Node and in Chromium, in alternating runs: medians and
// ratios. node segment.mjs <www>; every cold run is a process or a browser of its own, as a reader's first press is.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const www = resolve(process.argv[2] ?? fileURLToPath(new URL("../../../www", import.meta.url)));
const dist = join(www, "dist");
const report = readFileSync(new URL("../../fixtures/reports/sample/report.txt", import.meta.url), "utf8");
const peer = fileURLToPath(new URL("../node_modules/jieba-wasm/pkg/web", import.meta.url));
const named = (start) => readdirSync(dist).find((name) => name.startsWith(start));
const places = {
  engine: join(dist, "engine.js"), wasm: join(dist, named("engine-")), dictionary: join(dist, named("dictionary-")),
  peer: join(peer, "jieba_rs_wasm.js"), peerWasm: join(peer, "jieba_rs_wasm_bg.wasm"),
};

/**
 * One cold or warm run of a segmenter, in Node or in a page: `read` gives a file's bytes, `addresses` are what `import`
 * takes. Loads from bytes in memory; gives milliseconds of the first use and thousands of characters a second.
 */
async function measured({ name, what, report, addresses, read }) {
  const runs = {
    async jiyao() {
      const { createEngine } = await import(addresses.engine);
      const [wasm, dictionary] = [await read("wasm"), await read("dictionary")];
      const blocks = report.split("\n").filter((line) => line.trim());
      return {
        load: () => createEngine({ wasm, dictionary }),
        cut: (engine, text) => engine.segment(text),
        digest: (engine) => engine.digest({ blocks }),
      };
    },
    async jiebaWasm() {
      const module = await import(addresses.peer);
      const bytes = await read("peerWasm");
      return { load: async () => module.initSync({ module: bytes }), cut: (_, text) => module.cut(text, true) };
    },
    async intl() {
      const load = async () => new Intl.Segmenter("zh", { granularity: "word" });
      return { load, cut: (segmenter, text) => Array.from(segmenter.segment(text), (part) => part.segment) };
    },
  };
  const run = await runs[name]();
  const start = performance.now();
  const loaded = await run.load();
  if (what === "digest") run.digest(loaded);
  else run.cut(loaded, report);
  const cold = performance.now() - start;
  if (what !== "warm") return { cold };
  const texts = [report, report.repeat(10)];
  const until = (duration) => {
    let characters = 0;
    const start = performance.now();
    for (let i = 0; performance.now() - start < duration; i++) {
      run.cut(loaded, texts[i % 2]);
      characters += texts[i % 2].length;
    }
    return characters / (performance.now() - start);
  };
  until(500);
  return { cold, warm: until(1500) };
}

function inNode(name, what) {
  const output = execFileSync(process.execPath, [fileURLToPath(import.meta.url), www, name, what], { encoding: "utf8" });
  return JSON.parse(output);
}

/** A browser that starts for every run: neither code nor bytes are left of the one before. */
async function inChromium(origin, name, what) {
  const browser = await chromium.launch({ executablePath: process.env.CHROME ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const page = await browser.newPage();
    await page.goto(origin);
    const addresses = Object.fromEntries(Object.keys(places).map((key) => [key, `/${key}${key === "engine" || key === "peer" ? ".js" : ""}`]));
    return await page.evaluate(
      `(${measured})({ ...${JSON.stringify({ name, what, report, addresses })}, read: async (name) => new Uint8Array(await (await fetch("/" + name)).arrayBuffer()) })`,
    );
  } finally {
    await browser.close();
  }
}

async function compared(where, once) {
  const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
  const cases = [["jiyao", "digest"], ["jiyao", "cut"], ["jiebaWasm", "cut"], ["intl", "cut"]];
  const cold = cases.map(() => []);
  for (let round = 0; round < 9; round++) {
    for (const [i, args] of cases.entries()) cold[i].push((await once(...args)).cold);
  }
  const warm = { jiyao: [], jiebaWasm: [], intl: [] };
  for (let round = 0; round < 3; round++) {
    for (const name of Object.keys(warm)) warm[name].push((await once(name, "warm")).warm);
  }
  console.log(`Report of ${report.length} characters, ${where}; medians of 9 and of 3 runs`);
  const base = median(cold[2]);
  cases.forEach(([name, what], i) => {
    const value = median(cold[i]);
    console.log(`cold, bytes to first ${what.padEnd(6)} ${name.padEnd(9)} ${value.toFixed(1).padStart(8)} ms  ${(value / base).toFixed(3)} of jieba-wasm`);
  });
  const steady = median(warm.jiebaWasm);
  for (const [name, values] of Object.entries(warm)) {
    const value = median(values);
    console.log(`warm, thousand characters a second ${name.padEnd(9)} ${value.toFixed(0).padStart(8)}     ${(value / steady).toFixed(2)} times jieba-wasm`);
  }
}

const [, , , name, what] = process.argv;
if (name) {
  const addresses = Object.fromEntries(Object.entries(places).map(([key, path]) => [key, pathToFileURL(path).href]));
  console.log(JSON.stringify(await measured({ name, what, report, addresses, read: async (key) => readFileSync(places[key]) })));
} else {
  await compared(`Node ${process.version}`, async (...args) => inNode(...args));
  const server = createServer((request, response) => {
    const key = request.url.slice(1).replace(/\.js$/, "");
    // The engine's module imports its neighbours by their names.
    const path = places[key] ?? (request.url.endsWith(".js") ? join(dist, request.url.slice(1)) : null);
    response.writeHead(200, { "content-type": path ? (path.endsWith(".js") ? "text/javascript" : "application/octet-stream") : "text/html" });
    response.end(path ? readFileSync(path) : "<!doctype html><title>bench</title>");
  }).listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
  await compared("Chromium", (...args) => inChromium(`http://127.0.0.1:${server.address().port}/`, ...args));
  server.close();
}
