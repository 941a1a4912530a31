// Around `npm pack`: gives the built files whose names carry a hash the subpaths `jiyao/engine.bin` and the like.
// They stand in the packed package.json only; in the repository they would change with every build.
//   node subpaths.mjs add|remove
import { readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const www = (path) => fileURLToPath(new URL(`../../www/${path}`, import.meta.url));
const NAMES = ["widget", "card", "display", "engine", "dictionary"];

const manifest = JSON.parse(readFileSync(www("package.json"), "utf8"));
for (const name of NAMES) delete manifest.exports[`./${name}.bin`];
if (process.argv[2] === "add") {
  const built = readdirSync(www("dist"));
  for (const name of NAMES) {
    const file = built.find((file) => file.startsWith(`${name}-`) && file.endsWith(".bin"));
    if (!file) throw new Error(`www/dist has no ${name}: run \`cargo xtask build\` first`);
    manifest.exports[`./${name}.bin`] = { types: "./dist/bin.d.ts", default: `./dist/${file}` };
  }
}
// At once: others may read it meanwhile.
writeFileSync(www("package.json.new"), `${JSON.stringify(manifest, null, 2)}\n`);
renameSync(www("package.json.new"), www("package.json"));
