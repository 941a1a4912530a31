// Gets the package's files from where they are served. Where else the engine's may come from is in sources.js.
import { JiyaoError } from "./error.js";

/**
 * Asks for a file, and has it come whole whether or not anybody reads it yet: an answer that nobody reads keeps a connection.
 * Who reads it hears of a failure, and nobody does where none reads it.
 */
export function ask(/** @type {string} */ address, /** @type {AbortSignal} */ signal) {
  const answer = fetch(address, { signal });
  answer.then((response) => response.clone().arrayBuffer()).catch(() => {});
  return answer;
}

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
