// The engine as the widget calls it (www/js/engine-client.js), in the extension's background: a page's policy may forbid workers.
import { JiyaoError, cancelled } from "../js/error.js";
import { api } from "./own.js";

export function engineClient() {
  const waiting = new Map();
  let port, last = 0;
  const stop = (error) => {
    port?.disconnect();
    port = undefined;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const connected = () => {
    if (port) return port;
    const own = (port = api.runtime.connect({ name: "engine" }));
    own.onMessage.addListener(({ id, result, error }) => {
      const { resolve, reject } = waiting.get(id) ?? {};
      waiting.delete(id);
      if (error) reject?.(new JiyaoError(error.code, error.message));
      else resolve?.(result);
    });
    // The browser ends a background that has nothing to do, and starts it again with the next call.
    own.onDisconnect.addListener(() => {
      if (port === own) stop(new JiyaoError("engine-crashed"));
    });
    return own;
  };
  return {
    call: (method, list) => new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject });
      connected().postMessage({ id: last, method, arguments: list });
    }),
    cancel: () => stop(cancelled()),
    dispose: () => stop(new JiyaoError("destroyed")),
  };
}
