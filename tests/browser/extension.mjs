// Makes the browser extension of www/extension and the built package.   node extension.mjs STAGE DIST OUT --version=V
// STAGE holds wasm-bindgen's glue, DIST the package. In OUT: for each browser a folder to load unpacked, and an archive of it.
import { cp, mkdir, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { zipSync } from "fflate";
import { placeholders } from "./placeholders.mjs";

const [stage, dist, out] = process.argv.slice(2, 5).map((path) => resolve(path));
const version = process.argv.find((a) => a.startsWith("--version=")).slice("--version=".length);
const www = resolve(fileURLToPath(import.meta.url), "../../../www");
const source = join(www, "extension");
/** The most that an archive may have. */
const BYTES = 2_600_000;

const built = await readdir(dist);
const named = (start) => built.find((file) => file.startsWith(start) && file.endsWith(".bin"));
const names = {
  __WIDGET__: named("widget-"), __PRINT__: named("print-"), __CARD__: named("card-"), __DISPLAY__: named("display-"), __ENGINE__: named("engine-"),
  __DICTIONARY__: named("dictionary-"), __WORKER__: "", __DOCX__: "docx.js", __VERSION__: version,
};

/** What the browsers want otherwise. */
const MANIFESTS = {
  chromium: (manifest) => manifest,
  firefox: ({ minimum_chrome_version, background, ...manifest }) => ({
    ...manifest,
    background: { scripts: [background.service_worker], type: "module" },
    browser_specific_settings: {
      gecko: { id: "{6a1f3c52-0d6e-4b8f-9a57-2f1c7be0d4a3}", strict_min_version: "140.0", data_collection_permissions: { required: ["none"] } },
    },
  }),
};

/** Files of the package that the extension has no use for: the npm package's, and what only browsers older than it need. */
const isUnused = (file) => /^(cli|inflate-|element|integrity)|\.(d\.ts|html)$/.test(file);
/** What the front door consists of, beside the package. */
const FRONT = ["index.html", "demo/front.css", "demo/front.js", "demo/app.js", "demo/images/mark.svg"];
const OWN = ["background.js", "auto.js", "options.html", "options.css", "options.js", "_locales", ...[16, 32, 48, 128].map((size) => `icons/${size}.png`)];

/** Where the extension goes another way than the widget: file of www/js -> file of www/extension. */
const OTHERWISE = { "engine-client.js": "engine-port.js", "docx.js": "docx-here.js" };

/** A script to be put into pages; no module, since the browser takes none there. */
async function injected(entry, options) {
  const { outputFiles: [{ contents }] } = await build({
    entryPoints: [join(source, entry)],
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    write: false,
    legalComments: "none",
    logLevel: "warning",
    charset: "ascii", // Chromium takes a file with U+FFFF, which docx looks for, for no UTF-8
    nodePaths: [fileURLToPath(new URL("./node_modules", import.meta.url))],
    ...options,
  });
  return contents;
}
const scripts = {
  "page.js": await injected("page.js", {
    inject: [join(source, "injected.js")],
    define: { "import.meta.url": "ownAddress", fetch: "fetchOwn" },
    plugins: [
      { name: "otherwise", setup: ({ onResolve }) => Object.entries(OTHERWISE).forEach(([file, own]) => onResolve({ filter: new RegExp(`^\\./${file}$`) }, () => ({ path: join(source, own) }))) },
      placeholders(stage, names),
    ],
  }),
  "docx.js": await injected("docx.js"),
};

/** The files below a folder, in order. */
async function files(folder) {
  const found = await readdir(folder, { withFileTypes: true, recursive: true });
  return found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
}

for (const [browser, adapted] of Object.entries(MANIFESTS)) {
  const folder = join(out, browser);
  await rm(folder, { recursive: true, force: true });
  const copies = [
    ...OWN.map((file) => [join(source, file), file]),
    ...FRONT.map((file) => [join(www, file), file]),
    ...built.filter((file) => !isUnused(file)).map((file) => [join(dist, file), `dist/${file}`]),
  ];
  for (const [from, to] of copies) {
    await mkdir(dirname(join(folder, to)), { recursive: true });
    await cp(from, join(folder, to), { recursive: true });
  }
  for (const [file, contents] of Object.entries(scripts)) await writeFile(join(folder, file), contents);
  const manifest = adapted({ ...JSON.parse(await readFile(join(source, "manifest.json"), "utf8")), version });
  await writeFile(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);

  const entries = {};
  for (const file of await files(folder)) entries[relative(folder, file)] = await readFile(file);
  const archive = join(out, `jiyao-${version}-${browser}.zip`);
  // The same files give the same archive: without the time.
  await writeFile(archive, zipSync(entries, { level: 9, mtime: new Date(1980, 0, 1) }));
  const { size } = await stat(archive);
  console.log(`${relative(process.cwd(), archive)}  ${size} of ${BYTES} bytes`);
  if (size > BYTES) throw new Error(`${archive} is larger than ${BYTES} bytes`);
}
