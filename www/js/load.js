// Gets the package's files: from the network, from disk in Node, or as the caller hands them over.
import { JiyaoError } from "./error.js";

/** @typedef {string | URL | BufferSource | Response} Source */
/** @typedef {(loaded: number, total: number) => void} Progress */

/** A file's bytes, inflated where it is gzipped. `total` of the progress is 0 where it is not known. */
export async function bytes(/** @type {Source | Promise<Response>} */ source, /** @type {Progress} */ progress) {
  const raw = await rawBytes(await source, progress);
  return raw[0] === 0x1f && raw[1] === 0x8b ? inflated(raw) : raw;
}

/** A compiled module of these bytes. */
export async function compiled(/** @type {Uint8Array} */ wasm) {
  try {
    return await WebAssembly.compile(wasm);
  } catch (error) {
    // Browsers throw the same CompileError for broken bytes and for a policy that forbids WebAssembly.
    throw new JiyaoError(WebAssembly.validate(wasm) ? "wasm-blocked" : "wasm-invalid", undefined, error);
  }
}

async function rawBytes(source, progress) {
  if (source instanceof ArrayBuffer) return new Uint8Array(source);
  if (ArrayBuffer.isView(source)) return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  if (source instanceof Response) return streamed(source, progress);
  if (typeof source !== "string" && !(source instanceof URL)) throw new JiyaoError("invalid-input");
  const address = String(source);
  const file = fromDisk(address);
  try {
    return file ? await file : await streamed(await fetch(address), progress);
  } catch (error) {
    throw error instanceof JiyaoError ? error : new JiyaoError("fetch-failed", undefined, error);
  }
}

/** Node's fetch knows no file: addresses. Asked for this way, no bundler sees an import of node:fs. */
function fromDisk(address) {
  const fs = globalThis.process?.getBuiltinModule?.("node:fs");
  if (!fs || /^(https?|data|blob):/.test(address)) return null;
  return fs.promises.readFile(address.startsWith("file:") ? new URL(address) : address);
}

async function streamed(response, progress) {
  if (!response.ok) throw new JiyaoError("fetch-failed", undefined, new Error(`${response.status} ${response.url}`));
  if (!progress || !response.body) return new Uint8Array(await response.arrayBuffer());
  // With a Content-Encoding the length is that of what was sent, not of what arrives here.
  const total = response.headers.get("content-encoding") ? 0 : Number(response.headers.get("content-length")) || 0;
  const parts = [];
  let loaded = 0;
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    progress((loaded += value.length), total);
  }
  const whole = new Uint8Array(loaded);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

async function inflated(gzipped) {
  try {
    // Node has the stream too, but takes 30 ms to load it.
    const zlib = globalThis.process?.getBuiltinModule?.("node:zlib");
    if (zlib) return zlib.gunzipSync(gzipped);
    // Safari before 16.4 and Firefox before 113 have WebAssembly but not this.
    if (!globalThis.DecompressionStream) return (await import("./inflate.js")).inflate(gzipped);
    const stream = new Blob([gzipped]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (error) {
    throw new JiyaoError("wasm-invalid", undefined, error);
  }
}
