// Bundles www/js into www/dist.   node bundle.mjs STAGE DIST --version=V --widget=FILE --print=FILE --card=FILE --display=FILE --engine=FILE --dictionary=FILE
// STAGE holds wasm-bindgen's glue: widget.js, print.js, card.js, display.js and engine.js. Entry points keep their names; everything else is
// named by its content. `__WIDGET__` and the like in the sources stand for the built files' names.
import { createHash } from "node:crypto";
import { cp, readFile, readdir, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { placeholders } from "./placeholders.mjs";

const [stage, dist] = process.argv.slice(2).map((path) => resolve(path));
const option = (name) => process.argv.find((a) => a.startsWith(`--${name}=`)).slice(name.length + 3);
const js = resolve(fileURLToPath(import.meta.url), "../../../www/js");
const names = { __WIDGET__: option("widget"), __PRINT__: option("print"), __CARD__: option("card"), __DISPLAY__: option("display"), __ENGINE__: option("engine"), __DICTIONARY__: option("dictionary"), __VERSION__: option("version") };

const placed = (also = {}) => placeholders(stage, { ...names, ...also });
// What wasm-bindgen calls its own is nobody else's to read.
const mangleProps = /^(__wbg_ptr|__destroy_into_raw|__wrap|_wbg_cb_unref)$/;
const shared = { mangleProps, nodePaths: [fileURLToPath(new URL("./node_modules", import.meta.url))], bundle: true, minify: true, format: "esm", target: "es2022", outdir: dist, legalComments: "none", logLevel: "warning", charset: "utf8" };

// The worker imports the engine alone: a cycle worker → index → worker makes Next's bundler hang.
const worker = await build({ ...shared, entryPoints: [join(js, "worker.js")], entryNames: "[name]-[hash]", metafile: true, plugins: [placed()] });
const workerName = basename(Object.keys(worker.metafile.outputs)[0]);
// The card and the command share the file that knows Word.
const word = await build({ ...shared, entryPoints: [join(js, "docx.js")], entryNames: "[name]-[hash]", charset: "ascii", metafile: true, plugins: [placed()] });
names.__DOCX__ = basename(Object.keys(word.metafile.outputs)[0]);
const external = ["./docx-*.js"];
const { metafile } = await build({
  ...shared,
  external,
  metafile: true,
  entryPoints: ["index.js", "engine.js"].map((file) => join(js, file)),
  splitting: true,
  chunkNames: "[name]-[hash]",
  plugins: [placed({ __WORKER__: workerName })],
});
await build({ ...shared, entryPoints: [join(js, "element.js")], external: ["./index.js"], plugins: [placed()] });
// The command is for Node alone; the engine that it imports is the package's.
await build({
  ...shared,
  entryPoints: ["cli.js", "cli-thread.js"].map((file) => join(js, file)),
  platform: "node",
  splitting: true,
  chunkNames: "cli-[name]-[hash]",
  external: ["./engine.js", ...external],
  plugins: [placed()],
});
// What the bar takes is asked for at once: by embed.js, and before it by a site that puts head.html into its pages.
const [index] = Object.entries(metafile.outputs).filter(([path]) => basename(path) === "index.js");
const shell = ["index.js", ...index[1].imports.filter(({ kind }) => kind === "import-statement").map(({ path }) => basename(path))];
// A classic script is read in the page's encoding where the server names none: on a page in GBK only ASCII is safe.
await build({ ...shared, entryPoints: [join(js, "embed.js")], format: "iife", target: "es2020", charset: "ascii", plugins: [placed({ __SHELL__: shell.join(" ") })] });
await writeFile(join(dist, "head.html"), [
  ...shell.map((file) => `<link rel="modulepreload" href="/jiyao/dist/${file}">`),
  `<link rel="preload" as="fetch" href="/jiyao/dist/${names.__WIDGET__}" crossorigin>`,
  '<script src="/jiyao/dist/embed.js" defer></script>',
  "",
].join("\n"));
for (const file of await readdir(js)) if (file.endsWith(".d.ts")) await cp(join(js, file), join(dist, file));
// What browsers load, for those who bind files to their hashes (SRI).
const loaded = (await readdir(dist)).filter((file) => /\.(js|bin)$/.test(file) && !file.startsWith("cli")).sort();
const hashes = await Promise.all(loaded.map(async (file) => [file, `sha384-${createHash("sha384").update(await readFile(join(dist, file))).digest("base64")}`]));
await writeFile(join(dist, "integrity.json"), `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`);
