// Threads that digest files; with one job all is done on this one.
import { Worker } from "node:worker_threads";
import { reasonOf } from "./cli-files.js";
import { digester } from "./cli-digest.js";

/**
 * @returns {Promise<{ run(found: object): Promise<{ output: string } | { error: { code: string, message: string }, id?: unknown }>, stop(): void }>}
 * `found`: what `reportsIn` finds
 */
export async function threads(jobs, work) {
  if (jobs === 1) return { run: await digester(work), stop() {} };
  const all = [];
  const started = () => {
    const worker = new Worker(new URL("./cli-thread.js", import.meta.url), { workerData: work });
    const asked = new Map();
    const thread = { worker, asked };
    worker.on("message", ({ id, answer }) => {
      asked.get(id)(answer);
      asked.delete(id);
    });
    worker.on("error", (error) => {
      for (const answer of asked.values()) answer({ error: reasonOf(error) });
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
        // A line is a view into what was read at once; its own copy moves over.
        const line = found.line && new Uint8Array(found.line);
        worker.postMessage({ id: last, found: line ? { ...found, line } : found }, line ? [line.buffer] : []);
      });
    },
    stop() {
      for (const { worker } of all) worker.terminate();
    },
  };
}
