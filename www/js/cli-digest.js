// From a file to what is printed of it.
import { createEngine } from "./engine.js";
import { messageOf, readReport } from "./cli-files.js";
import { FORMATS } from "./cli-formats.js";

/** A function from a path and its file (or what was read of it) to its digest in the wanted format; it never throws. */
export async function digester({ format, terms, digest: options }) {
  const engine = await createEngine({ terms });
  return async ({ path, file, bytes }) => {
    try {
      const article = await readReport(path, file, bytes);
      return { output: FORMATS[format](engine, path, article, options) };
    } catch (error) {
      return { error: messageOf(error) };
    }
  };
}
