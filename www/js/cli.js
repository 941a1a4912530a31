#!/usr/bin/env node
// npx jiyao digest FILE…|DIR|-: digests of reports on standard output. Messages and progress go to standard error.
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { messageOf, reportsIn } from "./cli-files.js";
import { FORMATS } from "./cli-formats.js";
import { threads } from "./cli-threads.js";

const USAGE = `用法：jiyao digest 文件…|目录|- [选项]

读取会议报道（.txt 一行一段，UTF-8 或 GB18030；.html 自动识别正文；- 为标准输入），
输出摘要、要点、任务、人员和关键词。全部在本机完成，不连网。

  --format json|markdown|text   输出格式，默认 text；json 为一行一篇（JSON Lines）
  --jobs N                      同时处理的篇数，默认为处理器核数
  --sentences N                 摘要句数，默认 5
  --keywords N                  关键词个数，默认 20
  --terms 词,词                 另外认得的词语
  --help                        显示本说明
  --version                     显示版本

有文件处理失败时，其余照常处理，退出码为 1；用法不对时为 2。`;

const OPTIONS = {
  format: { type: "string", default: "text" },
  jobs: { type: "string", default: String(availableParallelism()) },
  sentences: { type: "string", default: "5" },
  keywords: { type: "string", default: "20" },
  terms: { type: "string", default: "" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
};

class UsageError extends Error {}

/** A whole number of at least `least`. */
function whole(values, name, least) {
  const number = Number(values[name]);
  if (!Number.isSafeInteger(number) || number < least) throw new UsageError(`--${name} 应为不小于 ${least} 的整数，而不是“${values[name]}”。`);
  return number;
}

function parsed() {
  let values, positionals;
  try {
    ({ values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true }));
  } catch (error) {
    throw new UsageError(`参数不对：${error.message}`);
  }
  if (values.help || values.version) return values;
  const [verb, ...paths] = positionals;
  if (verb !== "digest") throw new UsageError(verb ? `没有“${verb}”这个命令。` : "缺少命令。");
  if (!paths.length) throw new UsageError("缺少文件。");
  if (!Object.hasOwn(FORMATS, values.format)) throw new UsageError(`--format 应为 ${Object.keys(FORMATS).join("、")} 之一，而不是“${values.format}”。`);
  return {
    paths,
    jobs: whole(values, "jobs", 1),
    work: {
      format: values.format,
      terms: values.terms.split(/[,，、]/).map((term) => term.trim()).filter(Boolean),
      digest: { summary: { sentences: whole(values, "sentences", 1) }, keywords: whole(values, "keywords", 0) },
    },
  };
}

/** Writes the digests in the order of the files; gives the exit code. */
async function digest({ paths, jobs, work }) {
  const pool = await threads(jobs, work);
  const waiting = []; // promises of { path, output } or { path, error }, in order
  let done = 0, failed = 0;
  const terminal = process.stderr.isTTY && !process.stdout.isTTY;
  const settle = async () => {
    const { path, output, error } = await waiting.shift();
    if (error) process.stderr.write(`${terminal ? "\r\x1b[K" : ""}jiyao: ${path}：${error}\n`);
    else if (!process.stdout.write(output)) await once(process.stdout, "drain");
    if (error) failed++;
    else done++;
    if (terminal) process.stderr.write(`\r已处理 ${done} 篇${failed ? `，失败 ${failed} 篇` : ""}`);
  };
  for await (const { path, bytes, error } of reportsIn(paths)) {
    waiting.push(error ? { path, error } : pool.run(path, bytes).then((answer) => ({ path, ...answer })));
    // However many files there are, only a few are held: those behind a slow one wait for it.
    if (waiting.length >= jobs * 4) await settle();
  }
  while (waiting.length) await settle();
  if (terminal) process.stderr.write("\n");
  pool.stop();
  return failed ? 1 : 0;
}

// `jiyao … | head` closes the pipe: that is no error.
process.stdout.on("error", ({ code }) => process.exit(code === "EPIPE" ? 0 : 1));
try {
  const options = parsed();
  if (options.help) console.log(USAGE);
  else if (options.version) console.log("__VERSION__");
  else process.exitCode = await digest(options);
} catch (error) {
  const usage = error instanceof UsageError;
  process.stderr.write(`jiyao: ${messageOf(error)}\n${usage ? "用 jiyao --help 查看用法。\n" : ""}`);
  process.exitCode = usage ? 2 : 1;
}
