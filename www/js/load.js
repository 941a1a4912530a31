// Gets the package's files from where they are served. Where else the engine's may come from is in sources.js.
import { JiyaoError, cancelled } from "./error.js";

/** Gives up a file that brings no byte for so long, unless it is cleared: a timer. */
export const givenUp = (/** @type {(error: JiyaoError) => void} */ fail) =>
  setTimeout(() => fail(new JiyaoError("timed-out", "20 秒没收到数据，请检查网络后重试。")), 20_000);

/**
 * Asks for files, and has them come whole whether or not anybody reads them yet: an answer that nobody reads keeps a connection.
 * Who reads one hears of a failure, and nobody does where none reads it. Of these `sources` the bytes are passed on as they are.
 */
export function ask(/** @type {(string | BufferSource)[]} */ ...sources) {
  const controller = new AbortController();
  const files = sources.map((source) => {
    if (typeof source !== "string") return source;
    const answer = fetch(source, { signal: controller.signal });
    answer.then((response) => response.clone().arrayBuffer()).catch(() => {});
    return answer;
  });
  return { files, abort: () => controller.abort() };
}

/**
 * Code that is imported, given up as other files are: after 20 seconds, or when what `held` is given is called. A browser goes on
 * fetching it; asked for again it may have come.
 */
export const come = (code, held) => new Promise((done, fail) => {
  givenUp(fail);
  held?.(() => fail(cancelled()));
  code.then(done, fail);
});

/** A file's bytes, inflated where it is gzipped. */
export async function bytes(/** @type {string | Promise<Response>} */ file) {
  try {
    const response = await answer(typeof file === "string" ? fetch(file) : file);
    return await inflated(new Uint8Array(await response.arrayBuffer()));
  } catch (error) {
    throw fetchFailed(error);
  }
}

/** `load`, whose promise is remembered until it fails. */
export function once(load) {
  let promise;
  return (...list) => (promise ??= load(...list).catch((error) => {
    promise = undefined;
    throw error;
  }));
}

/**
 * The address of a file of the package. The development servers of Vite 5 to 7 put the package's code into a folder of their own and
 * leave the other files behind.
 */
export const beside = (/** @type {URL} */ own) => own.href.replace("node_modules/.vite/deps/", "node_modules/jiyao/dist/");

/** A response that holds the file. */
export async function answer(/** @type {Response | Promise<Response>} */ promise) {
  const response = await promise;
  if (response.ok) return response;
  throw new Error(`${response.status} ${response.url}`);
}

/** What a file could not be had for, as a JiyaoError. */
export const fetchFailed = (error) => (error instanceof JiyaoError ? error : new JiyaoError("fetch-failed", undefined, error));

/** A compiled module of these bytes. */
export async function compiled(/** @type {Uint8Array} */ wasm) {
  try {
    return await WebAssembly.compile(wasm);
  } catch (error) {
    // Browsers throw the same CompileError for broken bytes and for a policy that forbids WebAssembly.
    throw new JiyaoError(WebAssembly.validate(wasm) ? "wasm-blocked" : "wasm-invalid", undefined, error);
  }
}

/** Whether these bytes are a gzipped file. */
export const isGzipped = (/** @type {Uint8Array} */ raw) => raw[0] === 0x1f && raw[1] === 0x8b;

/** A file's bytes as they were before they were gzipped, if they were. */
export async function inflated(/** @type {Uint8Array} */ raw) {
  if (!isGzipped(raw)) return raw;
  try {
    // Safari before 16.4 and Firefox before 113 have WebAssembly but not this.
    if (!globalThis.DecompressionStream) return (await import("./inflate.js")).inflate(raw);
    const stream = new Blob([raw]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (error) {
    throw new JiyaoError("wasm-invalid", undefined, error);
  }
}
