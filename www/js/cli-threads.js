// Threads that digest files; with one job all is done on this one.
import { Worker } from "node:worker_threads";
import { messageOf } from "./cli-files.js";
import { digester } from "./cli-digest.js";

/** @returns {Promise<{ run(found: { path: string, file?: string | Uint8Array, bytes?: Uint8Array }): Promise<{ output: string } | { error: string }>, stop(): void }>} */
export async function threads(jobs, work) {
  if (jobs === 1) return { run: await digester(work), stop() {} };
  const all = [];
  const started = () => {
    const worker = new Worker(new URL("./cli-thread.js", import.meta.url), { workerData: work });
    const asked = new Map();
    const thread = { worker, asked };
    worker.on("message", ({ id, ...answer }) => {
      asked.get(id)(answer);
      asked.delete(id);
    });
    worker.on("error", (error) => {
      for (const answer of asked.values()) answer({ error: messageOf(error) });
      all.splice(all.indexOf(thread), 1); // the next file gets a new one
    });
    all.push(thread);
    return thread;
  };
  let last = 0;
  return {
    run(found) {
      const { worker, asked } = all.length < jobs ? started() : all.reduce((a, b) => (b.asked.size < a.asked.size ? b : a));
      return new Promise((answer) => {
        asked.set(++last, answer);
        worker.postMessage({ id: last, ...found });
      });
    },
    stop() {
      for (const { worker } of all) worker.terminate();
    },
  };
}
