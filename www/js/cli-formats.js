// What the command prints of a report. Text and Markdown are written by the engine, as the card's are. No control character
// of a name or a report gets to the terminal: it could move the cursor or rename the window.
import { printable } from "./cli-files.js";

/** What `ask` gives for a report; files that are read from standard input have no name. */
const asked = (path, article, ask) => ask({ ...article, title: article.title || undefined, file: path === "-" ? undefined : path });

const written = (format) => (engine, path, article, options) => `${printable(asked(path, article, (report) => engine.write(report, format, options)))}\n`;

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

/** Spreadsheets want lines that end as they write them; within a cell nothing else of the kind. */
const csv = (engine, path, article, options) => asked(path, article, (report) => engine.write(report, "csv", options)).split("\r\n").map(printable).join("\r\n");

/** A document for Word, as bytes. */
const word = (content) => async (engine, path, article, options) => {
  const { docx } = await import("./__DOCX__");
  return docx(asked(path, article, (report) => engine.document(report, content, options)));
};

/** Name of the format -> what is written of one report: a text, or the bytes of a file. */
export const FORMATS = {
  csv, json, jsonl, markdown: written("markdown"), text: written("text"), "docx-summary": word("summary"), "docx-tasks": word("tasks"), "docx-report": word("report"),
};

/** Name of the format -> how files of it end; those that are a line a report go to one file. */
export const ENDINGS = { csv: ".csv", markdown: ".md", text: ".txt", "docx-summary": ".docx", "docx-tasks": ".docx", "docx-report": ".docx" };

/** Whether it can't be printed, and no two of it can stand in one file. */
export const isBinary = (format) => format.startsWith("docx");
