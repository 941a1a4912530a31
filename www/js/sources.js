// Gets the engine's files: from the network with the progress told, from disk in Node, or as the caller hands them over.
import { streamed } from "./attempt.js";
import { JiyaoError } from "./error.js";
import { fetchFailed, inflated, isGzipped } from "./load.js";

/** @typedef {string | URL | BufferSource | Response} Source */
/** @typedef {(loaded: number, total: number) => void} Progress */

/** One progress of two files: what each of them is to tell. `total` is 0 where it is not known. */
export function summed(/** @type {Progress | undefined} */ progress) {
  const loaded = [0, 0], totals = [0, 0];
  return loaded.map((_, i) => progress && ((n, total) => {
    loaded[i] = n;
    totals[i] = total;
    progress(loaded[0] + loaded[1], totals[0] && totals[1] ? totals[0] + totals[1] : 0);
  }));
}

/** A file's bytes, as they are served. */
export async function fetched(/** @type {Source | Promise<Response>} */ source, /** @type {Progress} */ progress, /** @type {AbortSignal} */ signal) {
  try {
    return await rawBytes(await source, progress, signal);
  } catch (error) {
    throw error?.syscall ? new JiyaoError("fetch-failed", missing(error.path), error) : fetchFailed(error);
  }
}

/** A file's bytes, inflated where it is gzipped. */
export async function bytesOf(/** @type {Source} */ source, /** @type {Progress} */ progress, /** @type {AbortSignal} */ signal) {
  const raw = await fetched(source, progress, signal);
  // Node has a stream for this too, but takes 30 ms to load it.
  const zlib = globalThis.process?.getBuiltinModule?.("node:zlib");
  if (!zlib || !isGzipped(raw)) return inflated(raw);
  try {
    return zlib.gunzipSync(raw);
  } catch (error) {
    throw new JiyaoError("wasm-invalid", undefined, error);
  }
}

/** On a server it is not the network: a bundler has moved the code away from its files. */
const missing = (path) => `读不到文件 ${path}。如果是打包工具挪动了程序，请让它保留 jiyao 原样（Next：serverExternalPackages: ["jiyao"]），或用选项 wasm 和 dictionary 给出文件。`;

async function rawBytes(source, progress, signal) {
  if (source instanceof ArrayBuffer) return new Uint8Array(source);
  if (ArrayBuffer.isView(source)) return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  if (source instanceof Response) return streamed(source, progress);
  if (typeof source !== "string" && !(source instanceof URL)) throw new JiyaoError("invalid-input");
  const address = String(source);
  const file = fromDisk(address);
  return file ?? streamed(fetch(address, { signal }), progress);
}

/** Node's fetch knows no file: addresses. Asked for this way, no bundler sees an import of node:fs. */
function fromDisk(address) {
  const fs = globalThis.process?.getBuiltinModule?.("node:fs");
  if (!fs || /^(https?|data|blob):/.test(address)) return null;
  return fs.promises.readFile(address.startsWith("file:") ? new URL(address) : address);
}
