// From a file or a line to what is printed of it.
import { createEngine } from "./engine.js";
import { readPage, readReport, reasonOf } from "./cli-files.js";
import { FORMATS } from "./cli-formats.js";
import { recordOf, reportOf } from "./cli-lines.js";

/**
 * A function from what `reportsIn` finds to { output } in the wanted format, or { error: { code, message } } with the `id` of the
 * line where that is known; it never throws.
 */
export async function digester({ format, terms, digest: options }) {
  let engine = await createEngine({ terms });
  return async (found) => {
    const { path, file, bytes, number } = found;
    let record;
    try {
      if (number) record = recordOf(found);
      const report = await (record ? reportOf(record, engine, readPage) : readReport(engine, path, file, bytes));
      return { output: await FORMATS[format](engine, path, report, options, record) };
    } catch (thrown) {
      const error = reasonOf(thrown);
      // After a trap this engine is of no use; the next one starts anew.
      if (error.code === "engine-crashed") engine = await createEngine({ terms });
      return { error, id: record?.id };
    }
  };
}
