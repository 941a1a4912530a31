// How many reports `jiyao digest --format jsonl` digests in a second on one core, and what share of the engine's own speed that is.
//   node cli.mjs WWW [FOLDER]       FOLDER: .txt reports of your own, instead of the repository's fixtures
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [www, data] = process.argv.slice(2);
const folder = data ?? join(www, "../tests/fixtures/reports");
const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(data ? ".txt" : "report.txt")).sort();
const texts = files.map((name) => readFileSync(join(folder, name), "utf8"));
const count = Math.max(texts.length, 300);
const report = (id) => ({ id, text: texts[id % texts.length] });

const { createEngine } = await import(pathToFileURL(join(www, "dist/engine.js")));
const engine = await createEngine();
const digested = (id) => engine.digest({ title: undefined, blocks: engine.read(report(id).text).blocks });
for (let id = 0; id < texts.length; id++) digested(id); // what is compiled and looked up once
let start = performance.now();
for (let id = 0; id < count; id++) digested(id);
const own = count / (performance.now() - start) * 1000;

const child = spawn(process.execPath, [join(www, "dist/cli.js"), "digest", "-", "--format", "jsonl", "--jobs", "1"], { stdio: ["pipe", "pipe", "inherit"] });
let lines = 0, first;
child.stdout.on("data", (chunk) => {
  for (let at = -1; (at = chunk.indexOf(10, at + 1)) >= 0; ) {
    lines++;
    // From when all has been compiled and looked up.
    if (lines === texts.length) first = performance.now();
  }
});
for (let id = 0; id < count + texts.length; id++) if (!child.stdin.write(`${JSON.stringify(report(id))}\n`)) await once(child.stdin, "drain");
child.stdin.end();
await once(child, "close");
const piped = count / (performance.now() - first) * 1000;

console.log(`${count} reports of ${Math.round(texts.join("").length / texts.length)} characters on average`);
console.log(`engine.digest()                    ${own.toFixed(0).padStart(6)} reports a second`);
console.log(`jiyao digest --format jsonl        ${piped.toFixed(0).padStart(6)} reports a second and core, ${(piped / own * 100).toFixed(0)} % of the engine's own`);
