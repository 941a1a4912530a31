// What the command prints of a report. Text and Markdown are written by the engine, as the card's are. No control character
// of a name or a report gets to the terminal: it could move the cursor or rename the window.
import { printable } from "./cli-files.js";

/** Files that are read from standard input have no name. */
const written = (format) => (engine, path, article, options) =>
  `${printable(engine.write({ ...article, title: article.title || undefined, file: path === "-" ? undefined : path }, format, options))}\n`;

const digested = (engine, { title, blocks, items, date }, options) => engine.digest({ title: title || undefined, blocks, items, date }, options);
/** What is told of a report. */
const told = ({ title, date, source, author, editor, blocks }) => ({ title, date, source, author, editor, blocks });

/** A value as a line of JSON, which has a way of its own to write such characters that leaves the values what they are. */
export const line = (value) => `${printable(JSON.stringify(value))}\n`;

const json = (engine, path, report, options) => line({ file: path, ...told(report), digest: digested(engine, report, options) });

/** Of a line what it holds, but for what was read: the blocks, which spans point into, stand for it. */
function jsonl(engine, path, report, options, record) {
  const digest = digested(engine, report, options);
  if (!record) return line({ id: path, ...told(report), digest });
  const { id = null, text, html, error, ...more } = record;
  return line({ id, ...more, ...report, digest });
}

/** Name of the format -> the text for one report. */
export const FORMATS = { json, jsonl, markdown: written("markdown"), text: written("text") };
