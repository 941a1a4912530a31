// Files that are given up where no byte comes for too long, or when the reader has waited long enough.
import { cancelled } from "./error.js";
import { answer, fetchFailed, givenUp, inflated } from "./load.js";

/**
 * Something that files are fetched for. `run` waits for it, and fails where `beat` is not called for too long or `stop` is
 * called; then `signal` aborts.
 */
export function attempt() {
  const controller = new AbortController();
  let timer, fail, running = false;
  const ended = new Promise((_, reject) => (fail = reject));
  ended.catch(() => {});
  const stop = (/** @type {Error} */ error) => {
    clearTimeout(timer);
    fail(error);
    controller.abort(error);
  };
  const beat = () => {
    clearTimeout(timer);
    if (running) timer = givenUp(stop);
  };
  const end = () => {
    running = false;
    clearTimeout(timer);
  };
  return {
    signal: controller.signal,
    stop,
    beat,
    run(/** @type {Promise<unknown>} */ promise) {
      running = true;
      beat();
      return Promise.race([promise, ended]).finally(end);
    },
  };
}

/** The bytes of a response, as they are served; `total` of the progress is 0 where it is not known. */
export async function streamed(/** @type {Response | Promise<Response>} */ promise, /** @type {(loaded: number, total: number) => void} */ progress) {
  const response = await answer(promise);
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

/** A part's bytes, inflated where they are gzipped. `held` is given what stops it. */
export async function bytesOfPart(/** @type {string | Promise<Response>} */ file, /** @type {((stop: () => void) => void) | undefined} */ held) {
  const own = attempt();
  held?.(() => own.stop(cancelled()));
  const response = typeof file === "string" ? fetch(file, { signal: own.signal }) : file;
  try {
    return await own.run(streamed(response, own.beat).then(inflated));
  } catch (error) {
    throw fetchFailed(error);
  }
}
