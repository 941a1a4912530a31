// The segmenter in Node against jieba-wasm and Intl.Segmenter, in alternating runs: medians and ratios.
// node segment.mjs <www>; every cold run is a process of its own, as a reader's first press is.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const www = resolve(process.argv[2] ?? fileURLToPath(new URL("../../../www", import.meta.url)));
const dist = join(www, "dist");
const report = readFileSync(new URL("../../fixtures/reports/sample/report.txt", import.meta.url), "utf8");
const peer = fileURLToPath(new URL("../node_modules/jieba-wasm/pkg/web", import.meta.url));
const file = (start) => readFileSync(join(dist, readdirSync(dist).find((name) => name.startsWith(start))));

/** Each kind of run: loads from bytes in memory, and gives the functions that are timed. */
const runs = {
  async jiyao() {
    const { createEngine } = await import(pathToFileURL(join(dist, "engine.js")));
    const wasm = file("engine-"), dictionary = file("dictionary-");
    const load = () => createEngine({ wasm, dictionary });
    const blocks = report.split("\n").filter((line) => line.trim());
    return { load, cut: (engine, text) => engine.segment(text), digest: (engine) => engine.digest({ blocks }) };
  },
  async jiebaWasm() {
    const module = await import(pathToFileURL(join(peer, "jieba_rs_wasm.js")));
    const bytes = readFileSync(join(peer, "jieba_rs_wasm_bg.wasm"));
    return { load: async () => module.initSync({ module: bytes }), cut: (_, text) => module.cut(text, true) };
  },
  async intl() {
    const load = async () => new Intl.Segmenter("zh", { granularity: "word" });
    return { load, cut: (segmenter, text) => Array.from(segmenter.segment(text), (part) => part.segment) };
  },
};

/** One process: how long the first use takes, and how fast it is once warm. */
async function measure(name, what) {
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
    return characters / (performance.now() - start); // thousands a second
  };
  until(500);
  return { cold, warm: until(1500) };
}

const [, , , name, what] = process.argv;
if (name) {
  console.log(JSON.stringify(await measure(name, what)));
} else {
  const child = (name, what) =>
    JSON.parse(execFileSync(process.execPath, [fileURLToPath(import.meta.url), www, name, what], { encoding: "utf8" }));
  const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
  const cases = [["jiyao", "digest"], ["jiyao", "cut"], ["jiebaWasm", "cut"], ["intl", "cut"]];
  const cold = cases.map(() => []);
  for (let round = 0; round < 9; round++) {
    cases.forEach((args, i) => cold[i].push(child(...args).cold));
  }
  const warm = { jiyao: [], jiebaWasm: [], intl: [] };
  for (let round = 0; round < 3; round++) {
    for (const name of Object.keys(warm)) warm[name].push(child(name, "warm").warm);
  }
  console.log(`Report of ${report.length} characters, Node ${process.version}; medians of 9 and of 3 processes`);
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
