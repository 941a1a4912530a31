// The package itself, its types, and Node.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { command, installed, packedAndInstalled, project, tarball, tool } from "./project.mjs";

const script = "会议指出，要抓好湿地保护修复。";

test("the tarball holds what belongs and nothing else", async () => {
  const { files, size } = await packedAndInstalled();
  const wanted = [
    "LICENSE.txt", "bin.d.ts", "card-*.bin", "card-*.js", "chunk-*.js", "cli-*.js", "cli-thread.js", "cli.js", "dictionary-*.bin", "display-*.bin", "display-*.js", "docx-*.js", "element.d.ts", "element.js", "embed.d.ts",
    "embed.js", "engine-*.bin", "engine.d.ts", "engine.js", "head.html", "index.d.ts", "index.js", "inflate-*.js", "integrity.json", "print-*.bin", "print-*.js", "react.d.ts", "svelte.d.ts", "vue.d.ts", "widget-*.bin", "worker-*.js",
  ];
  const shape = (path) => path.replace("dist/", "").replace(/^([a-z]+)-(?:[a-z]+-)?[0-9A-Za-z]{8}\./, "$1-*.");
  assert.deepEqual([...new Set(files.filter((path) => path.startsWith("dist/")).map(shape))].sort(), wanted.sort());
  assert.deepEqual(files.filter((path) => !path.startsWith("dist/")).sort(), ["README.md", "package.json"]);
  assert.ok(size <= 2_800_000, `${size} bytes`);
});

test("publint and attw have nothing to say", async () => {
  await packedAndInstalled();
  await command(tool("publint"), [tarball, "--strict"]);
  await command(tool("attw"), [tarball, "--profile", "esm-only"]);
});

test("the package has no dependencies and the crate's version in every part", async () => {
  await packedAndInstalled();
  const manifest = JSON.parse(await readFile(join(installed, "package.json"), "utf8"));
  const cargo = await readFile(new URL("../../../Cargo.toml", import.meta.url), "utf8");
  const [, version] = cargo.match(/^version = "(.*)"$/m);
  assert.equal(manifest.version, version);
  assert.deepEqual(Object.keys(manifest).filter((key) => /dependencies/i.test(key)), []);
  const { stdout } = await command("npx", ["--offline", "jiyao", "--version"], join(installed, "../.."));
  assert.equal(stdout.trim(), version);
});

test("types hold under bundler and under nodenext, and wrong use is refused", async () => {
  const use = `
    import { mount, readArticle, JiyaoError, type Digest, type MountOptions, type Widget } from "jiyao";
    import { createEngine, files, type Engine, type Span } from "jiyao/engine";
    import { define, JiyaoBar } from "jiyao/element";
    import type {} from "jiyao/embed";
    import address from "jiyao/engine.bin";
    const options: MountOptions = { article: "#content", terms: ["湿地碳汇"], worker: false, lang: "zh-TW" };
    export async function used(): Promise<number> {
      const widget: Widget = await mount(options);
      widget.fontScale = 1.5;
      const digest: Digest = await widget.digest({ summary: { sentences: 3 }, keywords: 5 });
      const engine: Engine = await createEngine({ wasm: files.wasm(), dictionary: new Uint8Array(4), terms: [] });
      const spans: Span[] = engine.keywords("会议", { limit: 3 })[0].spans;
      const placed: JiyaoBar | null = document.querySelector("jiyao-bar");
      define({ lang: "en" });
      await (await jiyao.widget)?.highlight("keywords");
      try { await readArticle(); } catch (error) { if (error instanceof JiyaoError && error.code === "fetch-failed") return 0; }
      document.addEventListener("jiyao:digest", ({ detail }) => detail.headline.text.length);
      placed?.addEventListener("jiyao:size", ({ detail }) => detail.toFixed(1));
      window.addEventListener("jiyao:error", ({ detail }) => detail.code);
      const blob: Blob = await widget.export("docx-report");
      const table: string = await widget.export("csv");
      // @ts-expect-error
      document.addEventListener("jiyao:highlight", ({ detail }) => detail.headline);
      // @ts-expect-error
      mount({ artikel: "#content" });
      // @ts-expect-error
      engine.digest({ blocks: "text" });
      // @ts-expect-error
      widget.article = null;
      return digest.headline.text.length + spans[0].start + (placed?.children.length ?? 0) + address.length + blob.size + table.length;
    }
  `;
  const folder = await project("types", { "use.ts": use });
  for (const [module, resolution] of [["esnext", "bundler"], ["nodenext", "nodenext"]]) {
    const config = { compilerOptions: { strict: true, noEmit: true, target: "es2022", module, moduleResolution: resolution, lib: ["es2023", "dom", "dom.iterable"], types: [] }, files: ["use.ts"] };
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify(config));
    await command(tool("tsc"), ["-p", folder]);
  }
});

test("importing it on a server touches no DOM and gives the same names as in a browser", async () => {
  const names = "Promise.all(['jiyao', 'jiyao/engine', 'jiyao/element'].map((name) => import(name))).then((all) => all.map((one) => Object.keys(one).sort()))";
  const folder = await project("server", {
    "server.js": `
      for (const name of ["document", "window", "HTMLElement", "customElements"]) {
        if (name in globalThis) throw new Error(name + " is there");
        Object.defineProperty(globalThis, name, { get() { if (name !== "HTMLElement" && name !== "customElements") throw new Error(name + " is touched"); } });
      }
      console.log(JSON.stringify(await ${names}));`,
  });
  const { stdout } = await command("node", ["server.js"], folder);
  assert.deepEqual(JSON.parse(stdout), [["JiyaoError", "mount", "readArticle"], ["JiyaoError", "createEngine", "files"], ["JiyaoBar", "define"]]);
});

test("in Node mount() and readArticle() say that there is no page, and Node goes on", async () => {
  const folder = await project("no-page", {
    "mount.js": `import { mount, readArticle, JiyaoError } from "jiyao";
      const codes = [];
      for (const work of [mount, readArticle]) try { await work(); } catch (error) { codes.push(error instanceof JiyaoError && error.code); }
      mount().catch(() => {});
      setTimeout(() => console.log(JSON.stringify(codes)), 50);`,
  });
  assert.deepEqual(JSON.parse((await command("node", ["mount.js"], folder)).stdout), ["unsupported", "unsupported"]);
});

test("a bundle for a server that has left the package's files behind says which file is missing, not that the network is", async () => {
  const folder = await project("moved", { "main.js": 'import { createEngine } from "jiyao/engine"; createEngine().catch(({ code, message }) => console.log(JSON.stringify([code, message])));' });
  await command(tool("esbuild"), ["main.js", "--bundle", "--format=esm", "--platform=node", "--outfile=out/main.mjs", "--log-level=error"], folder);
  const [code, message] = JSON.parse((await command("node", ["out/main.mjs"], folder)).stdout);
  assert.equal(code, "fetch-failed");
  assert.match(message, /读不到文件 .*out.*\.bin.*serverExternalPackages/);
});

test("the engine's types need none of the DOM's", async () => {
  const folder = await project("types-node", {
    "use.ts": `import { createEngine, type Source } from "jiyao/engine";
      const bytes: Source = new Uint8Array(4);
      const file: Source = new URL("file:///engine.bin");
      export const engine = createEngine({ wasm: bytes, dictionary: file, signal: AbortSignal.timeout(1) });
      // @ts-expect-error
      createEngine({ wasm: 4 });`,
    "tsconfig.json": JSON.stringify({ compilerOptions: { strict: true, noEmit: true, target: "es2023", module: "nodenext", lib: ["es2023"], types: ["node"], typeRoots: [join(tool("x"), "../../@types")] }, files: ["use.ts"] }),
  });
  await command(tool("tsc"), ["-p", folder]);
});

test("Node digests without options: ESM, require(), a worker thread", async () => {
  const digested = `createEngine().then((engine) => console.log(engine.digest({ blocks: ["${script}"] }).headline.text))`;
  const folder = await project("node", {
    "esm.js": `import { createEngine } from "jiyao/engine"; ${digested};`,
    "common.cjs": `const { createEngine } = require("jiyao/engine"); ${digested};`,
    "thread.js": `import { Worker } from "node:worker_threads"; new Worker(new URL("./esm.js", import.meta.url));`,
    "bytes.js": `
      import { readFile } from "node:fs/promises";
      import { fileURLToPath } from "node:url";
      import { createEngine } from "jiyao/engine";
      const read = (name) => readFile(fileURLToPath(import.meta.resolve(name)));
      const engine = await createEngine({ wasm: await read("jiyao/engine.bin"), dictionary: await read("jiyao/dictionary.bin") });
      console.log(engine.digest({ blocks: ["${script}"] }).headline.text);`,
  });
  const outputs = [];
  for (const file of ["esm.js", "common.cjs", "thread.js", "bytes.js"]) outputs.push((await command("node", [file], folder)).stdout.trim());
  assert.match(outputs[0], /湿地保护修复/);
  assert.deepEqual(new Set(outputs).size, 1, outputs.join());
});

test("npx jiyao digests a file", async () => {
  const folder = await project("command", { "report.txt": script });
  const { stdout } = await command("npx", ["--offline", "jiyao", "digest", "report.txt", "--format", "markdown"], folder);
  assert.match(stdout, /^# .*湿地保护修复/);
});

const hasPython = spawnSync("python3", ["--version"]).status === 0;
test("the README's Python: a generator in, a generator out, one process", { skip: !hasPython && "there is no python3" }, async () => {
  const readme = await readFile(new URL("../../../README.md", import.meta.url), "utf8");
  const [, code] = readme.match(/```python\n(import json.*?)```/s);
  // Each report is made of the answer to the one before.
  const use = `
def reports():
    for id in range(3):
        yield {"id": id, "text": "${script}"}
        while len(answers) < id + 1: pass
answers = []
for answer in digests(reports()):
    answers.append(answer)
print(json.dumps([[answer["id"], answer["digest"]["headline"]["text"]] for answer in answers]))`;
  const folder = await project("python", { "use.py": `${code}${use}` });
  const answers = JSON.parse((await command("python3", ["use.py"], folder)).stdout);
  assert.deepEqual(answers.map(([id]) => id), [0, 1, 2]);
  assert.match(answers[0][1], /湿地保护修复/);
});
