// Reports as JSON Lines: one a line in, one a line out, as pipes of pandas, Spark and shells have them.
import { LONGEST } from "./cli-bytes.js";
import { JiyaoError } from "./engine.js"; // the class that it throws, too

const wrong = (message) => new JiyaoError("invalid-line", message);

/**
 * The record of a line.
 * @throws {JiyaoError} `invalid-line`, `too-large`
 */
export function recordOf({ line, tooLong }) {
  if (tooLong) throw new JiyaoError("too-large", `这一行超过 ${LONGEST >> 20} MB，没有读取。`);
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(line);
  } catch {
    throw wrong("这一行不是 UTF-8 编码。");
  }
  if (!text.trim()) throw wrong("这一行是空的。");
  let record;
  try {
    record = JSON.parse(text);
  } catch {
    throw wrong("这一行不是 JSON。");
  }
  if (typeof record !== "object" || record === null || Array.isArray(record)) throw wrong("这一行应为 JSON 对象。");
  return record;
}

/**
 * The report that a record holds, in `blocks`, `text` or `html`, the first of them that is there; `null` counts as not there.
 * Title and date of the record prevail over those that its text gives.
 * @param {{ read(text: string): object }} engine reads plain texts
 * @param {(html: string) => Promise<object>} page reads pages
 * @throws {JiyaoError} `invalid-line`, `no-article`
 */
export async function reportOf({ blocks, text, html, ...told }, engine, page) {
  for (const name of ["title", "date"]) if (told[name] != null && typeof told[name] !== "string") throw wrong(`${name} 应为字符串。`);
  const title = told.title || undefined;
  let report;
  if (blocks != null) {
    if (!Array.isArray(blocks) || blocks.some((block) => typeof block !== "string")) throw wrong("blocks 应为字符串的数组。");
    report = { blocks, items: told.items };
  } else if (text != null) {
    if (typeof text !== "string") throw wrong("text 应为字符串。");
    report = title ? { blocks: text.split(/\r\n?|\n/).map((line) => line.trim()).filter(Boolean) } : engine.read(text);
  } else if (html != null) {
    if (typeof html !== "string") throw wrong("html 应为字符串。");
    report = await page(html);
  } else {
    throw wrong("缺少 text、blocks 或 html。");
  }
  if (!report.blocks.some((block) => block.trim())) throw wrong("没有正文。");
  return { ...report, title: title ?? report.title ?? "", date: dayOf(told.date) || report.date || null };
}

/** A date as databases and pandas write it, 2025-03-06 09:20:00.000, as the engine takes it; another is handed on, and refused there. */
const dayOf = (date) => date?.replace(/^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d(\.\d+)?)?$/, "$1T$2");
