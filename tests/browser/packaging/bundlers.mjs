// The package in a bundler's hands.
import assert from "node:assert/strict";
import { cp, readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { command, html, installed, opened, project, served, started, tool, works } from "./project.mjs";

const main = 'import { mount } from "jiyao"; window.widget = mount();';
const own = 'import { createEngine } from "jiyao/engine"; createEngine().then((engine) => postMessage(engine.segment("会议指出").join("|")));';
const asking = 'window.said = new Promise((done) => new Worker(new URL("./own.js", import.meta.url), { type: "module" }).onmessage = ({ data }) => done(data));';
const bins = async (folder) => (await readdir(folder, { recursive: true })).filter((path) => path.endsWith(".bin")).map((path) => path.split(/[\\/]/).pop().split(/[-.]/)[0]).sort();

test("Vite 8: build", async (t) => {
  const folder = await project("vite", { "index.html": html('<script type="module" src="/main.js"></script>'), "main.js": `${main}${asking}`, "own.js": own, "vite.config.js": 'export default { worker: { format: "es" } };' });
  await command(tool("vite"), ["build", "--logLevel", "warn"], folder);
  assert.deepEqual([...new Set(await bins(join(folder, "dist")))], ["card", "dictionary", "display", "engine", "print", "widget"]);
  const page = await opened(t, await served(t, join(folder, "dist")));
  assert.equal(await page.evaluate(() => window.said), "会议|指出");
  await works(page, { workers: 2 });
});

test("Vite 8: the development server", async (t) => {
  const folder = await project("vite-dev", { "index.html": html('<script type="module" src="/main.js"></script>'), "main.js": main, "public/favicon.ico": "" });
  const address = await started(t, tool("vite"), ["--host", "127.0.0.1", "--port", "0", "--logLevel", "info"], folder);
  await works(await opened(t, address, { allowed: /\[vite\]/ }));
});

test("webpack", async (t) => {
  const folder = await project("webpack", { "index.html": html('<script src="dist/main.js"></script>'), "main.js": `${main}${asking}`, "own.js": own });
  await command(tool("webpack"), ["--mode", "production", "--entry", "./main.js", "--output-path", "dist", "--no-stats"], folder);
  const page = await opened(t, await served(t, folder));
  assert.equal(await page.evaluate(() => window.said), "会议|指出");
  await works(page, { workers: 2 });
});

test("esbuild, with the package's files copied beside the bundle", async (t) => {
  const folder = await project("esbuild", { "index.html": html('<script type="module" src="dist/main.js"></script>'), "main.js": main, "public/favicon.ico": "" });
  await command(tool("esbuild"), ["main.js", "--bundle", "--minify", "--format=esm", "--splitting", "--outdir=dist", "--log-level=warning"], folder);
  for (const file of await readdir(join(installed, "dist"))) if (/\.bin$|^worker-/.test(file)) await cp(join(installed, "dist", file), join(folder, "dist", file));
  await works(await opened(t, await served(t, folder)));
});

test("esbuild, with base", async (t) => {
  const folder = await project("esbuild-base", { "index.html": html('<script type="module" src="dist/main.js"></script>'), "main.js": main.replace("mount()", 'mount({ base: "/files" })') });
  await command(tool("esbuild"), ["main.js", "--bundle", "--format=esm", "--outdir=dist", "--log-level=warning"], folder);
  await cp(join(installed, "dist"), join(folder, "files"), { recursive: true });
  await works(await opened(t, await served(t, folder)));
});

test("esbuild, with a file loader and the wasm option", async (t) => {
  const folder = await project("esbuild-wasm", {
    "index.html": html('<script type="module" src="dist/main.js"></script>'),
    "main.js": `
      import wasm from "jiyao/engine.bin";
      import dictionary from "jiyao/dictionary.bin";
      import { createEngine } from "jiyao/engine";
      const here = (address) => new URL(address, import.meta.url);
      window.said = createEngine({ wasm: here(wasm), dictionary: here(dictionary) }).then((engine) => engine.segment("会议指出").join("|"));`,
  });
  await command(tool("esbuild"), ["main.js", "--bundle", "--format=esm", "--outdir=dist", "--loader:.bin=file", "--log-level=warning"], folder);
  const page = await opened(t, await served(t, folder));
  assert.equal(await page.evaluate(() => window.said), "会议|指出");
});
