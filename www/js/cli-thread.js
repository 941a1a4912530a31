// One thread of the command. Messages in: { id, path, file?, bytes? }; out: { id, output } or { id, error }.
import { parentPort, workerData } from "node:worker_threads";
import { digester } from "./cli-digest.js";

const ready = digester(workerData);
parentPort.on("message", async ({ id, ...found }) => parentPort.postMessage({ id, ...(await (await ready)(found)) }));
