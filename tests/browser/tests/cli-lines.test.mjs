// `npx jiyao digest --format jsonl`: a line a report, for pipes.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { www } from "../site.mjs";

const cli = join(www, "dist/cli.js");
const sample = join(www, "demo/sample.txt");
let folder;
before(async () => (folder = await mkdtemp(join(tmpdir(), "jiyao-lines-"))));
after(() => rm(folder, { recursive: true, force: true }));

const started = (parameters = [], flags = []) => spawn(process.execPath, [...flags, cli, "digest", "--format", "jsonl", ...parameters], { cwd: folder });
/** What a run gives for this input: { code, lines, messages }. */
const jiyao = (parameters, input = "") =>
  new Promise((done) => {
    const child = execFile(process.execPath, [cli, "digest", "--format", "jsonl", ...parameters], { cwd: folder, maxBuffer: 1 << 28 }, (error, out, messages) =>
      done({ code: error ? error.code : 0, lines: out.split("\n").slice(0, -1).map((line) => JSON.parse(line)), messages }));
    child.stdin.end(input);
  });
const text = "会议指出，要抓好落实。\n会议强调，要修好水渠。";
const input = (...records) => records.map((record) => `${typeof record === "string" ? record : JSON.stringify(record)}\n`).join("");

test("each line gives a line, with what it held besides, and its spans point into its blocks", async () => {
  const { code, lines, messages } = await jiyao(["-"], input(
    { id: 7, text, place: { code: "07" }, digest: "old", error: "old" },
    { id: "b", title: "青禾县召开水利工作会议", blocks: ["会议确定，一是修渠。二是蓄水。"], date: "2025-03-06 09:20:00.000" },
    { html: `<article><h1>青禾县召开水利工作会议</h1><p>${"会议指出，要修好每一条水渠，管好每一方水。".repeat(9)}</p></article>`, text: null },
    { id: "d", text: `青禾县委常委会召开会议 审议规划\n2025-03-06 09:20 来源：青禾日报\n${text}` },
  ));
  assert.deepEqual([code, messages, lines.length], [0, "", 4]);
  const [first, second, third, fourth] = lines;
  assert.deepEqual([first.id, first.place, first.blocks, "text" in first, "error" in first], [7, { code: "07" }, text.split("\n"), false, false]);
  assert.deepEqual([second.id, second.title, second.date], ["b", "青禾县召开水利工作会议", "2025-03-06T09:20"]);
  assert.deepEqual([third.id, third.title, "html" in third], [null, "青禾县召开水利工作会议", false]);
  assert.deepEqual([fourth.title, fourth.date, fourth.source, fourth.blocks], ["青禾县委常委会召开会议 审议规划", "2025-03-06T09:20", "青禾日报", text.split("\n")]);
  assert.deepEqual(second.digest.outlines[0].items.map(({ heading }) => heading.text), ["修渠", "蓄水"]);
  for (const { blocks, digest } of lines) {
    for (const { text, spans } of digest.keywords) assert.equal(text, blocks[spans[0].block].slice(spans[0].start, spans[0].end));
  }
});

test("no line ends it, whatever is in it: each bad one has an error with a code, in its place", async () => {
  const good = { id: "good", text };
  const bad = ["{", "", "null", "[]", "\"text\"", { id: 1 }, { id: 2, text: 3 }, { id: 3, blocks: [1] }, { id: 4, text: " \n" }, { id: 5, text, date: "昨天" }, { id: 6, text, date: 5 }, { id: 7, html: "<nav>首页</nav>" }, { id: 8, text, title: [] }];
  const nested = `{"id":9,"text":"会议指出，要抓好落实。","deep":${"[".repeat(50_000)}${"]".repeat(50_000)}}`;
  const all = [...bad, nested].flatMap((line) => [line, good]);
  for (const jobs of ["1", "3"]) {
    const { code, lines, messages } = await jiyao(["-", "--jobs", jobs], Buffer.concat([Buffer.from(input(...all)), Buffer.from([0xff, 0xfe, 10])]));
    assert.deepEqual([code, messages, lines.length], [0, "", all.length + 1]);
    lines.forEach((line, index) => {
      if (index % 2 === 1) return assert.ok(line.id === "good" && line.digest, JSON.stringify(line).slice(0, 200));
      // Arrays in arrays are carried as far as JavaScript can write them.
      if (index === all.length - 2 && line.digest) return assert.equal(line.id, 9);
      assert.equal(line.line, index + 1);
      assert.match(line.error.code, /^[a-z-]+$/);
      assert.match(line.error.message, /[\u4e00-\u9fff]/);
      assert.equal(line.id, typeof all[index] === "object" ? all[index].id : index === all.length - 2 ? 9 : null);
    });
    const codes = Object.fromEntries(bad.map((record, index) => [JSON.stringify(record), lines[index * 2].error.code]));
    assert.equal(codes['"{"'], "invalid-line");
    assert.equal(codes['{"id":7,"html":"<nav>首页</nav>"}'], "no-article");
    assert.equal(codes['{"id":5,"text":"会议指出，要抓好落实。\\n会议强调，要修好水渠。","date":"昨天"}'], "invalid-input");
  }
});

test("a line of 50 MB is refused and not held", async () => {
  const child = started(["-", "--jobs", "1"], ["--max-old-space-size=64"]);
  const lines = createInterface({ input: child.stdout });
  const all = [];
  lines.on("line", (line) => all.push(JSON.parse(line)));
  const part = Buffer.alloc(1 << 20, "a");
  child.stdin.write('{"id":"long","text":"');
  for (let i = 0; i < 50; i++) if (!child.stdin.write(part)) await once(child.stdin, "drain");
  child.stdin.end(`"}\n${input({ id: "good", text })}`);
  await once(lines, "close");
  const [long, good] = all;
  assert.deepEqual([long.id, long.line, long.error.code, good.id, Boolean(good.digest)], [null, 1, "too-large", "good", true]);
});

test("each line is answered before the next one is written, and a line without an end at the end", async () => {
  for (const jobs of ["1", "2"]) {
    const child = started(["-", "--jobs", jobs]);
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    for (let id = 0; id < 3; id++) {
      child.stdin.write(input({ id, text }));
      assert.equal(JSON.parse((await lines.next()).value).id, id);
    }
    child.stdin.end(JSON.stringify({ id: 3, text }));
    assert.equal(JSON.parse((await lines.next()).value).id, 3);
    assert.ok((await lines.next()).done);
  }
});

test("who does not read stops what is read, and it goes on when they do", async () => {
  const child = started(["-", "--jobs", "1"]);
  // Far more than pipes hold: some hundred kilobytes on Linux.
  const record = { text, more: "水".repeat(20_000) }, count = 400;
  let taken = 0;
  const writing = (async () => {
    for (let id = 0; id < count; id++) {
      if (!child.stdin.write(input({ ...record, id }))) await once(child.stdin, "drain");
      taken++;
    }
    child.stdin.end();
  })();
  // Nothing more is taken: the number stands still.
  for (let before = -1; before !== taken || taken === 0; await new Promise((done) => setTimeout(done, 500))) before = taken;
  assert.ok(taken < count / 2, `${taken} of ${count} lines were taken while nobody read`);
  let next = 0;
  for await (const line of createInterface({ input: child.stdout })) assert.equal(JSON.parse(line).id, next++);
  await writing;
  assert.equal(next, count);
});

test("any number of lines takes no more memory than one, in the order in which they came", async () => {
  const child = started(["-", "--jobs", "2"], ["--max-old-space-size=24"]);
  const padding = "水".repeat(5_000), count = 3_000;
  (async () => {
    for (let id = 0; id < count; id++) if (!child.stdin.write(input({ id, text: id % 7 ? text : `${text}\n${text}\n${id}`, padding }))) await once(child.stdin, "drain");
    child.stdin.end();
  })();
  let next = 0;
  for await (const line of createInterface({ input: child.stdout })) assert.equal(line.slice(0, 20).includes(`"id":${next++},`), true);
  assert.equal(next, count);
});

test("files give lines of the same shape, and a file that cannot be read its error", async () => {
  await writeFile(join(folder, "empty.txt"), "");
  await writeFile(join(folder, "a.txt"), await readFile(sample));
  const { code, lines, messages } = await jiyao(["a.txt", "empty.txt", "nowhere.txt"]);
  assert.deepEqual([code, messages], [0, ""]);
  assert.deepEqual(lines.map(({ id, error }) => [id, error?.code]), [["a.txt", undefined], ["empty.txt", "empty-file"], ["nowhere.txt", "unreadable"]]);
  assert.deepEqual([lines[0].title, lines[0].date, lines[0].source], ["2025年全市水务与湿地工作会议在澜汀召开", "2025-02-19", "澜汀市水务与湿地局"]);
});
