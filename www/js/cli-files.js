// Finds reports on disk and reads them.
import { lstat, readFile, readdir, realpath, stat } from "node:fs/promises";
import { sep } from "node:path";
import { decoded, linesOf } from "./cli-bytes.js";
import { JiyaoError } from "./engine.js"; // the class that it throws, too

const REPORT = /\.(txt|s?html?|xhtml)$/i;
const SYSTEM = {
  ENOENT: "没有这个文件。",
  ENOTDIR: "没有这个文件。",
  EACCES: "没有读取权限。",
  EPERM: "没有读取权限。",
  EISDIR: "这是目录。",
  ELOOP: "链接指来指去，没有尽头。",
  ENAMETOOLONG: "路径太长。",
  EMFILE: "打开的文件太多，可用 --jobs 1 再试。",
  ENFILE: "打开的文件太多，可用 --jobs 1 再试。",
  ENOMEM: "内存不够，可用 --jobs 1 再试。",
  ERR_WORKER_OUT_OF_MEMORY: "内存不够，可用 --jobs 1 再试。",
  ERR_FS_FILE_TOO_LARGE: "文件太大。",
  ENOSPC: "磁盘已满，结果没有写完。",
  EDQUOT: "磁盘配额已满，结果没有写完。",
  EFBIG: "输出的文件太大，结果没有写完。",
  EIO: "磁盘或设备出错。",
  EBADF: "标准输出没有打开。",
};

/** An error of our own, whose message is Chinese already. */
export class Told extends Error {}

/** What the person at the terminal is told. */
export function messageOf(error) {
  if (error instanceof JiyaoError || error instanceof Told) return error.message;
  return SYSTEM[error?.code] ?? `没有处理成，系统的错误代码是 ${error?.code ?? error?.name ?? error}。`;
}

const OUT_OF_MEMORY = ["ENOMEM", "ERR_WORKER_OUT_OF_MEMORY"];

/** The same for programs: { code, message }. What the system says of a file is `unreadable`. */
export function reasonOf(error) {
  const own = error instanceof JiyaoError ? error.code : undefined;
  const code = own ?? (OUT_OF_MEMORY.includes(error?.code) ? "out-of-memory" : SYSTEM[error?.code] || error instanceof Told ? "unreadable" : "failed");
  return { code, message: messageOf(error) };
}

/** Text as a terminal may print it: control characters and those that turn the writing direction are written out. */
export const printable = (text) => text.replace(/[\0-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);

/**
 * The files that are named, and those below a named folder in the order of their names: { path, file }, or { path, error },
 * or { path: "-", bytes } for standard input, with `lines` { path: "-", line, number } for each line of it. `path` is to be read, `file` is what the system calls it: bytes, where it
 * was found in a folder, since they need not be UTF-8.
 */
export async function* reportsIn(paths, { lines = false } = {}) {
  for (const path of paths) {
    try {
      if (path === "-") {
        if (lines) yield* linesOf(process.stdin);
        else yield { path, bytes: await standardInput() };
        continue;
      }
      const found = await stat(path);
      if (!found.isDirectory()) {
        // A pipe is read where it is named: jiyao digest <(…).
        yield found.isFile() || found.isFIFO() ? { path, file: path } : { path, error: unreadable() };
        continue;
      }
    } catch (error) {
      yield { path, error: reasonOf(error) };
      continue;
    }
    let any = false;
    for await (const found of below(path, Buffer.from(path), [])) {
      any = true;
      yield found;
    }
    if (!any) yield { path, error: reasonOf(new Told("目录里没有 .txt 或 .html 文件。")) };
  }
}

const unreadable = () => reasonOf(new Told("这是管道或设备，不是文件，没有读取。"));

/** The reports below `folder`, shown as `path`; `above`: the real paths of the folders around it, for links that lead back. */
async function* below(path, folder, above) {
  let entries, here;
  try {
    here = await realpath(folder, "latin1"); // one character a byte: any name survives
    if (above.includes(here)) return;
    entries = await readdir(folder, { encoding: "buffer" });
  } catch (error) {
    yield { path, error: reasonOf(error) };
    return;
  }
  const slash = (folder) => (folder.at(-1) === 0x2f || folder.at(-1) === sep.charCodeAt(0) ? "" : sep);
  // By code units: the same order on every machine.
  const named = entries.map((bytes) => ({ name: nameOf(bytes), bytes })).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { name, bytes } of named) {
    const file = Buffer.concat([folder, Buffer.from(slash(folder)), bytes]);
    const shown = `${path}${slash(Buffer.from(path))}${name}`;
    let kind;
    try {
      kind = await lstat(file);
      if (kind.isSymbolicLink()) kind = await stat(file);
    } catch (error) {
      if (REPORT.test(name)) yield { path: shown, error: reasonOf(error.code === "ENOENT" ? new Told("链接指向的文件不存在。") : error) };
      continue;
    }
    if (kind.isDirectory()) yield* below(shown, file, [...above, here]);
    else if (REPORT.test(name)) yield kind.isFile() ? { path: shown, file } : { path: shown, error: unreadable() };
  }
}

/** A file's name: UTF-8, or GBK as archives made on Windows have it. */
function nameOf(bytes) {
  for (const encoding of ["utf-8", "gb18030"]) {
    try {
      return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      // The next one.
    }
  }
  return bytes.toString();
}

/**
 * The report in `file`, shown as `path`, or in `bytes` that have been read: { title, date, source, author, editor, blocks }.
 * `engine` reads plain texts.
 * @throws {JiyaoError} `not-text`, `empty-file`, `no-article`
 */
export async function readReport(engine, path, file, bytes) {
  // From another thread it comes as an array of bytes.
  const text = decoded(bytes ?? (await readFile(typeof file === "string" ? file : Buffer.from(file))));
  if (text === null) throw new JiyaoError("not-text", "这不是文本文件，或者编码不是 UTF-8、GB18030 或带字节顺序标记的 UTF-16。");
  if (!text.trim()) throw new JiyaoError("empty-file", "文件是空的。");
  const html = /\.(s?html?|xhtml)$/i.test(path) || (!/\.txt$/i.test(path) && /^\s*<(!doctype|\?xml|!--|[a-z]+[\s>])/i.test(text));
  return html ? readPage(text) : engine.read(text);
}

/** The article of a page. @throws {JiyaoError} `no-article` */
export async function readPage(html) {
  const { articleOf } = await import("./html.js");
  return articleOf(html);
}

async function standardInput() {
  const parts = [];
  for await (const part of process.stdin) parts.push(part);
  return Buffer.concat(parts);
}
