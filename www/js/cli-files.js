// Finds reports on disk and reads them.
import { readFile, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { JiyaoError } from "./error.js";

const REPORT = /\.(txt|s?html?|xhtml)$/i;
const SYSTEM = {
  ENOENT: "没有这个文件。",
  EACCES: "没有读取权限。",
  EPERM: "没有读取权限。",
  EISDIR: "这是目录。",
};

/** What the person at the terminal is told. */
export const messageOf = (error) => SYSTEM[error.code] ?? error.message;

/**
 * The files that are named, and those below a named folder in the order of their names: { path }, or { path, error }, or
 * { path: "-", bytes } for standard input.
 */
export async function* reportsIn(paths) {
  for (const path of paths) {
    try {
      if (path === "-") {
        yield { path, bytes: await standardInput() };
        continue;
      }
      if (!(await stat(path)).isDirectory()) {
        yield { path };
        continue;
      }
    } catch (error) {
      yield { path, error: messageOf(error) };
      continue;
    }
    let any = false;
    for await (const found of below(path)) {
      any = true;
      yield found;
    }
    if (!any) yield { path, error: "目录里没有 .txt 或 .html 文件。" };
  }
}

async function* below(folder) {
  let entries;
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    yield { path: folder, error: messageOf(error) };
    return;
  }
  // By code units: the same order on every machine.
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* below(path);
    else if (REPORT.test(entry.name)) yield { path };
  }
}

/**
 * The report in a file, or in `bytes` that have been read: { title, date, source, author, editor, blocks }.
 * @throws {JiyaoError} `not-text`, `empty-file`, `no-article`
 */
export async function readReport(path, bytes) {
  const text = decoded(bytes ?? (await readFile(path)));
  if (!text.trim()) throw new JiyaoError("empty-file", "文件是空的。");
  const html = /\.(s?html?|xhtml)$/i.test(path) || (!/\.txt$/i.test(path) && /^\s*<(!doctype|\?xml|!--|[a-z]+[\s>])/i.test(text));
  if (!html) return fromText(text);
  const { articleOf } = await import("./html.js");
  return articleOf(text);
}

async function standardInput() {
  const parts = [];
  for await (const part of process.stdin) parts.push(part);
  return Buffer.concat(parts);
}

/** UTF-8, with or without a byte order mark, else GB18030, which holds GBK and GB 2312. */
function decoded(bytes) {
  for (const encoding of ["utf-8", "gb18030"]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      // Bytes of a picture or a program may pass for GB18030; a report holds no control characters.
      if (!/[\0-\x08\x0e-\x1f]/.test(text)) return text;
    } catch {
      // The next one.
    }
  }
  throw new JiyaoError("not-text", "这不是文本文件，或者编码既不是 UTF-8 也不是 GB18030。");
}

/** A text, one paragraph a line; a line near the top that reads as a title is the title. */
function fromText(text) {
  const lines = text.split(/\r\n?|\n/).map((line) => line.trim()).filter(Boolean);
  const at = lines.slice(0, 6).findIndex((line) => line.length >= 8 && line.length <= 60 && !/[:：。【 ]/.test(line));
  return {
    title: at < 0 ? "" : lines[at],
    date: null, source: null, author: null, editor: null,
    blocks: lines.filter((_, index) => index !== at),
  };
}
