// What the command prints of a report. Text and Markdown are written by the engine, as the card's are. No control character
// of a name or a report gets to the terminal: it could move the cursor or rename the window.
import { printable } from "./cli-files.js";

/** Files that are read from standard input have no name. */
const written = (format) => (engine, path, article, options) =>
  `${printable(engine.write({ ...article, title: article.title || undefined, file: path === "-" ? undefined : path }, format, options))}\n`;

function json(engine, path, { title, date, source, author, editor, blocks, items }, options) {
  const digest = engine.digest({ title: title || undefined, blocks, items, date }, options);
  // JSON has a way of its own to write such characters, which leaves the values what they are.
  return `${printable(JSON.stringify({ file: path, title, date, source, author, editor, blocks, digest }))}\n`;
}

/** Name of the format -> the text for one report. */
export const FORMATS = { json, markdown: written("markdown"), text: written("text") };
