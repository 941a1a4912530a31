// One thread of the command. Messages in: { id, found }, what `reportsIn` finds; out: { id, answer }, what `digester` makes of it.
import { parentPort, workerData } from "node:worker_threads";
import { digester } from "./cli-digest.js";

const ready = digester(workerData);
parentPort.on("message", async ({ id, found }) => parentPort.postMessage({ id, answer: await (await ready)(found) }));
