// "jiyao/engine": digests reports in a page, in a worker, in Node.
import initialise, { Dictionary, Engine as Digester, version } from "glue:engine";
import { JiyaoError, invalidInput, jiyaoError } from "./error.js";
import { beside, compiled } from "./load.js";
import { bytesOf, summed } from "./sources.js";

export { JiyaoError };

/** Where the engine's files are; `new URL` stands here literally so that bundlers copy them. */
export const files = {
  wasm: () => beside(new URL("./__ENGINE__", import.meta.url)),
  dictionary: () => beside(new URL("./__DICTIONARY__", import.meta.url)),
};

let instance; // a promise: the glue holds one instance
const dictionaries = new Map(); // address -> promise of a Dictionary

/** The promise that `make` gives, remembered until it fails. */
function remembered(map, key, make) {
  if (!map.has(key)) {
    const promise = make();
    promise.catch(() => map.delete(key));
    map.set(key, promise);
  }
  return map.get(key);
}

async function instantiate(source, progress, signal) {
  const module = source instanceof WebAssembly.Module ? source : await compiled(await bytesOf(source, progress, signal));
  await initialise(module);
  if (version() !== "__VERSION__") throw new JiyaoError("version-mismatch");
}

/** What must be a text: anything else would be read as memory at random. */
function text(value, name) {
  if (typeof value !== "string") throw invalidInput(name);
  return value;
}

/** The pieces of `text` that end at `ends`. */
function cut(text, ends) {
  const pieces = new Array(ends.length);
  let start = 0;
  for (let i = 0; i < ends.length; i++) pieces[i] = text.slice(start, (start = ends[i]));
  return pieces;
}

/** @type {import("./engine.d.ts").createEngine} */
export async function createEngine(options = {}) {
  if (typeof options !== "object" || options === null) throw invalidInput("options");
  const { wasm = files.wasm(), dictionary = files.dictionary(), terms = [], progress, signal } = options;
  if (!Array.isArray(terms) || terms.some((term) => typeof term !== "string")) throw invalidInput("terms");
  if (progress !== undefined && typeof progress !== "function") throw invalidInput("progress");
  const parts = summed(progress);
  instance ??= instantiate(wasm, parts[0], signal).catch((error) => {
    instance = undefined;
    throw jiyaoError(error, "wasm-invalid");
  });
  const read = () => Promise.all([bytesOf(dictionary, parts[1], signal), instance]).then(([data]) => {
    try {
      return new Dictionary(data);
    } catch (error) {
      throw jiyaoError(error);
    }
  });
  const words = await (typeof dictionary === "string" || dictionary instanceof URL
    ? remembered(dictionaries, String(dictionary), read)
    : read());
  let digester = new Digester(words, terms);
  const call = (work) => {
    if (!digester) throw new JiyaoError("disposed", "这个引擎已经释放，请重新创建。");
    try {
      return work(digester);
    } catch (error) {
      // After a trap the instance is in an unknown state: the next createEngine starts a new one.
      if (error instanceof WebAssembly.RuntimeError) {
        instance = undefined;
        dictionaries.clear();
      }
      throw jiyaoError(error);
    }
  };
  return {
    digest: (report, options) => call((engine) => engine.digest(report, options)),
    write: (report, format, options) => call((engine) => engine.write(report, text(format, "format"), options)),
    document: (report, content, options) => call((engine) => engine.document(report, text(content, "content"), options)),
    read: (words) => call((engine) => engine.read(text(words, "text"))),
    keywords: (words, { limit = 20 } = {}) => call((engine) => {
      if (typeof limit !== "number" || !(limit >= 0)) throw invalidInput("limit");
      return engine.keywords(text(words, "text"), limit);
    }),
    segment: (words) => call((engine) => cut(text(words, "text"), engine.ends(words))),
    dispose() {
      digester?.free();
      digester = undefined;
    },
  };
}
