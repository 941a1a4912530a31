// The engine as the widget calls it: in a worker, or on this thread where a worker can't start.
import { attempt } from "./attempt.js";
import { JiyaoError, cancelled } from "./error.js";
import { fetched, summed } from "./sources.js";

/** A worker that has not answered by then is given up: a proxy may hold its script back for ever. */
const START_MILLISECONDS = 15_000;

let policy, wanted;
/** The worker's address as Trusted Types want it. The policy lets through what this file asks for and nothing else. */
function scriptAddress(address) {
  if (!globalThis.trustedTypes) return address;
  policy ??= trustedTypes.createPolicy("jiyao", {
    createScriptURL(url) {
      if (url !== wanted) throw new TypeError(url);
      return url;
    },
  });
  return policy.createScriptURL((wanted = address));
}

/**
 * A worker. Its script must be of the page's origin; one of another is imported by a script of the page's own, which
 * needs that origin's leave (CORS) and, where the page has a policy, `worker-src blob:`.
 */
function started(address) {
  const options = { type: "module", name: "jiyao" };
  if (new URL(address).origin === location.origin) return new Worker(scriptAddress(address), options);
  const shim = URL.createObjectURL(new Blob([`import ${JSON.stringify(address)}`], { type: "text/javascript" }));
  // Not revoked: the browser may fetch it only after this has returned.
  return new Worker(scriptAddress(shim), options);
}

/**
 * `asked`: both files, where they are on their way; read once.
 * @param {{ wasm: string, dictionary: string | BufferSource, asked?: { files: (Promise<Response> | BufferSource)[], abort(): void }, terms: string[], worker: boolean, workerAddress: string }} options
 * @returns {{ call(method: string, list: unknown[], progress?: (loaded: number, total: number) => void): Promise<unknown>, cancel(): void, dispose(): void }}
 */
export function engineClient({ worker: inThread, workerAddress, asked, ...options }) {
  let engine; // a promise of something with `call`
  let current; // the attempt that it comes of, which stops it too, on its way or at work
  let listener;
  const progress = (...numbers) => {
    current.beat();
    listener?.(...numbers);
  };
  /**
   * The options with the bytes of both files in place of their addresses: read here while the worker starts, and copied to it. In
   * Firefox without a network a worker of an extension cannot fetch the extension's own files; its pages can.
   */
  const read = async (signal) => {
    const { files, abort } = asked ?? { files: [options.wasm, options.dictionary] };
    asked = undefined;
    signal.addEventListener("abort", () => abort?.());
    const [wasm, dictionary] = await Promise.all(summed(progress).map((part, i) => fetched(files[i], part, signal)));
    return { ...options, wasm, dictionary };
  };
  const begin = async (signal) => {
    const given = read(signal);
    given.catch(() => {}); // told to who waits for it
    if (inThread) {
      try {
        return await inWorker(workerAddress, given, progress, signal);
      } catch (error) {
        // The engine's own errors would come again on this thread; a worker that can't start need not.
        if (error instanceof JiyaoError && error.code !== "wasm-blocked") throw error;
      }
    }
    current.beat();
    const { createEngine } = await import("./engine.js");
    const local = await createEngine({ ...(await given), progress, signal });
    signal.addEventListener("abort", () => local.dispose());
    return { call: async (method, list) => local[method](...list) };
  };
  const start = () => {
    current = attempt();
    return current.run(begin(current.signal));
  };
  /** `error`: what those hear who wait for an answer. */
  const stop = (error) => {
    engine = undefined;
    current?.stop(error);
  };
  return {
    async call(method, list, heard) {
      listener = heard;
      const own = (engine ??= start());
      try {
        return await (await own).call(method, list);
      } catch (error) {
        if (error.code !== "invalid-input" && engine === own) stop(error); // so that a retry starts afresh
        throw error;
      } finally {
        // Bytes may still come in after another file has failed.
        if (listener === heard) listener = undefined;
      }
    },
    cancel: () => stop(cancelled()),
    dispose: () => stop(new JiyaoError("destroyed")),
  };
}

async function inWorker(address, given, progress, signal) {
  const worker = started(address);
  const waiting = new Map();
  let last = 0;
  const call = (method, list) =>
    new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject });
      worker.postMessage({ id: last, method, arguments: list });
    });
  const fail = (error) => {
    worker.terminate();
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  signal.addEventListener("abort", () => fail(signal.reason));
  const timer = setTimeout(() => fail(new Error("the worker does not start")), START_MILLISECONDS);
  worker.addEventListener("message", ({ data: { id, ready, result, error, progress: numbers } }) => {
    if (ready) return clearTimeout(timer);
    if (numbers) return progress(...numbers);
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (error) reject(new JiyaoError(error.code, error.message));
    else resolve(result);
  });
  let loaded = false;
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    fail(loaded ? new JiyaoError("engine-crashed") : new Error(event.message || "the worker can't start"));
  });
  try {
    await call("load", [await given]);
  } catch (error) {
    fail(error);
    throw error;
  }
  loaded = true;
  return { call };
}
