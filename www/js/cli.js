#!/usr/bin/env node
// npx jiyao digest FILE…|DIR|-: digests of reports on standard output. Messages and progress go to standard error.
import { writeSync } from "node:fs";
import { availableParallelism, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { Told, messageOf, printable, reportsIn } from "./cli-files.js";
import { ENDINGS, FORMATS, isBinary, line } from "./cli-formats.js";
import { print, toFolder, toStandardOutput } from "./cli-output.js";
import { threads } from "./cli-threads.js";

const USAGE = `用法：jiyao digest 文件…|目录|- [选项]

读取会议报道（.txt 一行一段，UTF-8、GB18030 或记事本的“Unicode”；.html 自动识别正文；- 为标准输入），
输出摘要、要点、任务、人员和关键词。全部在本机完成，不连网。

  --format text|markdown|json   输出格式，默认 text；json 为一行一篇（JSON Lines）
  --format csv                  任务清单，一行一项，Excel 和 WPS 可直接打开
  --format docx-summary|docx-tasks|docx-report
                                Word 文档：摘要页、任务清单、公文版式的全文
  --format jsonl                供管道使用：一行一篇，出错的也占一行 {"id","error"}；- 为标准输入中的 JSON Lines，
                                每行 {"id", "title"?, "date"?, "text"|"blocks"|"html", …}，其余字段原样带出
  --output 目录                 每篇写成该目录下的一个文件；没有则写到标准输出
  --jobs N                      同时处理的篇数，默认为处理器核数，再大也不超过它
  --sentences N                 摘要句数，默认 5
  --keywords N                  关键词个数，默认 20
  --terms 词,词                 另外认得的词语
  --help                        显示本说明
  --version                     显示版本

有文件处理失败时，其余照常处理，退出码为 1（jsonl 为 0）；用法不对时为 2。`;

const OPTIONS = {
  format: { type: "string", default: "text" },
  output: { type: "string", short: "o" },
  jobs: { type: "string", default: String(availableParallelism()) },
  sentences: { type: "string", default: "5" },
  keywords: { type: "string", default: "20" },
  terms: { type: "string", default: "" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
};

class UsageError extends Told {}

/** Memory of a thread: the engine, its dictionary and a report. */
const THREAD = 128 << 20;

/** No more threads than cores, nor than fit into half of the memory: more would only wait for each other. */
const MOST = Math.max(1, Math.min(availableParallelism(), Math.floor(Math.min(totalmem(), process.constrainedMemory?.() || Infinity) / 2 / THREAD)));

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
    // Node's messages are English; the option stands in quotation marks in them.
    const option = /'(-[^' ]*)/.exec(error.message)?.[1] ?? "";
    throw new UsageError(error.code === "ERR_PARSE_ARGS_UNKNOWN_OPTION" ? `参数不对：没有“${option}”这个选项。` : `参数不对：选项“${option}”少了取值，或者多了取值。`);
  }
  if (values.help || values.version) return values;
  const [verb, ...paths] = positionals;
  if (verb !== "digest") throw new UsageError(verb ? `没有“${verb}”这个命令。` : "缺少命令。");
  if (!paths.length) throw new UsageError("缺少文件。");
  if (!Object.hasOwn(FORMATS, values.format)) throw new UsageError(`--format 应为 ${Object.keys(FORMATS).join("、")} 之一，而不是“${values.format}”。`);
  const { format, output } = values;
  if (output !== undefined && !ENDINGS[format]) throw new UsageError(`${format} 一行一篇，请用 > 写到一个文件，不用 --output。`);
  if (output === "") throw new UsageError("--output 后面要有目录。");
  if (isBinary(format) && output === undefined && process.stdout.isTTY) throw new UsageError("Word 文档不能显示在终端里，请用 --output 目录，或用 > 写到文件。");
  return {
    paths,
    write: output === undefined ? toStandardOutput(format) : toFolder(output, format, paths),
    jobs: Math.min(whole(values, "jobs", 1), MOST),
    work: {
      format: values.format,
      terms: values.terms.split(/[,，、]/).map((term) => term.trim()).filter(Boolean),
      digest: { summary: { sentences: whole(values, "sentences", 1) }, keywords: whole(values, "keywords", 0) },
    },
  };
}

/** Bytes of lines at most that are held, and reports for each thread. */
const HELD = 64 << 20, WAITING = 4;

/**
 * Writes the digests in the order of the reports, each as soon as it and those before it are there; gives the exit code.
 * However many there are, only a few are held: those behind a slow one, or one that nobody reads, wait for it.
 */
async function digest({ paths, write, jobs, work }) {
  const lines = work.format === "jsonl";
  const pool = await threads(jobs, work);
  let done = 0, failed = 0, waiting = 0, held = 0, free;
  const terminal = process.stderr.isTTY && !process.stdout.isTTY;
  const settle = async ({ path, number }, { output, error, id = number ? null : path }) => {
    if (error && lines) await print(line({ id, line: number, error }));
    else if (error) process.stderr.write(`${terminal ? "\r\x1b[K" : ""}jiyao: ${printable(path)}：${error.message}\n`);
    else await write(path, output);
    if (error) failed++;
    else done++;
    if (terminal) process.stderr.write(`\r已处理 ${done} 篇${failed ? `，失败 ${failed} 篇` : ""}`);
  };
  let written = Promise.resolve();
  for await (const found of reportsIn(paths, { lines })) {
    const size = found.line?.length ?? 0;
    const answer = found.error ? { error: found.error } : pool.run(found);
    waiting++;
    held += size;
    written = written.then(async () => {
      await settle(found, await answer);
      waiting--;
      held -= size;
      free?.();
    });
    written.catch(fail);
    while (waiting >= jobs * WAITING || held > HELD) await new Promise((freed) => (free = freed));
  }
  await written;
  if (terminal) process.stderr.write("\n");
  pool.stop();
  // In lines for pipes an error is an answer.
  return failed && !lines ? 1 : 0;
}

/** Ends the command; `jiyao … | head` closes the pipe: that is no error. */
function fail(error) {
  if (error.code === "EPIPE") process.exit(0);
  const usage = error instanceof UsageError;
  try {
    writeSync(2, `jiyao: ${printable(messageOf(error))}\n${usage ? "用 jiyao --help 查看用法。\n" : ""}`);
  } catch {
    // Nobody reads messages: the exit code remains.
  }
  process.exit(usage ? 2 : 1);
}

process.stdout.on("error", fail);
process.stderr.on("error", () => {});
try {
  const options = parsed();
  if (options.help) await print(`${USAGE}\n`);
  else if (options.version) await print("__VERSION__\n");
  else process.exitCode = await digest(options);
} catch (error) {
  fail(error);
}
