// The engine in a worker. Messages in: { id, method, arguments }; out: { id, result } or { id, error: { code, message } } for each, before
// all of them { ready: true }, and before the answer to `load` any number of { progress: [loaded, total] }, in bytes.
import { createEngine } from "./engine.js";

let engine;
addEventListener("message", async ({ data: { id, method, arguments: list } }) => {
  try {
    let result;
    if (method === "load") {
      engine = await createEngine({ ...list[0], progress: (...progress) => postMessage({ progress }) });
    } else {
      result = engine[method](...list);
    }
    postMessage({ id, result });
  } catch ({ code, message }) {
    postMessage({ id, error: { code, message } });
  }
});
postMessage({ ready: true });
