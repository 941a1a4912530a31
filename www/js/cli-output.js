// Where digests go: to standard output, or to a file for each report in a folder.
import { once } from "node:events";
import { fstatSync, writeSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { Told } from "./cli-files.js";
import { ENDINGS, isBinary } from "./cli-formats.js";

/** Writes to standard output. Node takes what a full disk took a part of as written: into a file all of it is written here. */
export async function print(output) {
  const kind = fstatSync(1);
  const toFile = !process.stdout.isTTY && (kind.isFile() || kind.isCharacterDevice());
  if (!toFile) {
    if (!process.stdout.write(output)) await once(process.stdout, "drain");
    return;
  }
  let rest = Buffer.from(output);
  while (rest.length) rest = rest.subarray(writeSync(1, rest));
}

/** A function that writes what is made of the report at `path` to standard output. */
export function toStandardOutput(format) {
  let any = false;
  return async (_, output) => {
    if (any && isBinary(format)) throw new Told("标准输出只能写一篇，多篇请用 --output 目录。");
    // One table of all reports: its head stands once.
    await print(any && format === "csv" ? output.slice(output.indexOf("\r\n") + 2) : output);
    any = true;
  };
}

/** A function that writes it to a file in `folder`, named as the report, in folders as the reports below the named `paths` are. */
export function toFolder(folder, format, paths) {
  const used = new Set();
  return async (path, output) => {
    const within = paths.find((named) => path.startsWith(named) && path !== named);
    const name = path === "-" ? "stdin" : within ? path.slice(within.length) : basename(path);
    const start = join(folder, name.replace(/\.[a-z]+$/i, ""));
    let file = `${start}${ENDINGS[format]}`;
    // a.txt and a.html, and two of the same name in different folders.
    for (let n = 2; used.has(file); n++) file = `${start}-${n}${ENDINGS[format]}`;
    used.add(file);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, output);
  };
}
