// `npx jiyao digest`, as it is installed: www/dist/cli.js.
import assert from "node:assert/strict";
import { execFile, execFileSync, spawn } from "node:child_process";
import { openSync } from "node:fs";
import { link, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { before, after, test } from "node:test";
import { visit, www } from "../site.mjs";
import { word } from "../word.mjs";

const cli = join(www, "dist/cli.js");
const sample = join(www, "demo/sample.txt");
const pages = join(www, "../tests/fixtures/pages");
let folder;
before(async () => (folder = await mkdtemp(join(tmpdir(), "jiyao-cli-"))));
after(() => rm(folder, { recursive: true, force: true }));

/** What a run of the command gives: { code, out, messages }. */
const jiyao = (parameters, input = "", more = []) =>
  new Promise((done) => {
    const child = execFile(process.execPath, [...more, cli, ...parameters], { cwd: folder, maxBuffer: 1 << 28 }, (error, out, messages) => done({ code: error ? error.code : 0, out, messages }));
    child.stdin.end(input);
  });
const lines = (out) => out.trimEnd().split("\n").map((line) => JSON.parse(line));

test("a text is digested in each format", async () => {
  const json = await jiyao(["digest", sample, "--format", "json"]);
  assert.equal(json.code, 0, json.messages);
  const [{ title, blocks, digest }] = lines(json.out);
  assert.equal(title, "2025年全市水务与湿地工作会议在澜汀召开");
  assert.equal(digest.outlines.at(-1).items.length, 8);
  for (const { text, spans } of digest.keywords) assert.equal(text, blocks[spans[0].block].slice(spans[0].start, spans[0].end));
  const markdown = await jiyao(["digest", sample, "--format", "markdown"]);
  assert.ok(markdown.out.startsWith(`# ${title}\n`));
  for (const { heading } of digest.outlines.at(-1).items) assert.ok(markdown.out.includes(`${heading.text}\n`), heading.text);
  const text = await jiyao(["digest", sample]);
  assert.ok(text.out.startsWith(`${title}\n`) && text.out.includes("机器摘录，以原文为准"));
});

test("a report in GB18030, one on standard input and one with a byte order mark are the same report", async () => {
  const utf8 = await readFile(sample);
  await writeFile(join(folder, "bom.txt"), Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8]));
  const [plain] = lines((await jiyao(["digest", sample, "--format", "json"])).out);
  for (const { out } of [await jiyao(["digest", "bom.txt", "--format", "json"]), await jiyao(["digest", "-", "--format", "json", "--jobs", "2"], utf8)]) {
    const [{ blocks, digest }] = lines(out);
    assert.deepEqual({ blocks, digest }, { blocks: plain.blocks, digest: plain.digest });
  }
  // What Notepad calls Unicode, and the same the other way round.
  const wide = Buffer.from(`\ufeff${utf8}`, "utf16le");
  for (const bytes of [wide, Buffer.from(wide).swap16()]) {
    const [{ blocks, digest }] = lines((await jiyao(["digest", "-", "--format", "json"], bytes)).out);
    assert.deepEqual({ blocks, digest }, { blocks: plain.blocks, digest: plain.digest });
  }
  assert.match((await jiyao(["digest", "-"], wide.subarray(0, 101))).messages, /这不是文本文件/);
  const gbk = await readFile(join(pages, "gbk-bytes/page.html"));
  assert.ok(gbk.includes(Buffer.from([0xbb, 0xe1, 0xd2, 0xe9])), "the fixture should be in GBK");
  assert.match((await jiyao(["digest", "-"], gbk)).out, /会议/);
});

test("a bad file gets a message in Chinese and exit code 1, and the others go on", async () => {
  await mkdir(join(folder, "bad/empty"), { recursive: true });
  await writeFile(join(folder, "bad/1.txt"), "");
  await writeFile(join(folder, "bad/2.txt"), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0xff]));
  await writeFile(join(folder, "bad/3.txt"), "会议指出，要抓好落实。");
  await writeFile(join(folder, "bad/4.html"), "<nav><a href='/'>首页</a></nav>");
  for (const jobs of ["1", "3"]) {
    const { code, out, messages } = await jiyao(["digest", "bad", "nowhere.txt", "bad/empty", "bad/3.txt", "--format", "json", "--jobs", jobs]);
    assert.equal(code, 1);
    assert.deepEqual(lines(out).map(({ file }) => file), [join("bad", "3.txt"), "bad/3.txt"]);
    for (const said of [/1\.txt：文件是空的/, /2\.txt：这不是文本文件/, /4\.html：没有找到正文/, /nowhere\.txt：没有这个文件/, /empty：目录里没有/]) assert.match(messages, said);
  }
});

test("what is no file ends nothing: pipes, sockets, devices, links that lead nowhere or back", { skip: process.platform === "win32" }, async (t) => {
  const odd = join(folder, "odd");
  await mkdir(join(odd, "inner"), { recursive: true });
  await writeFile(join(odd, "good.txt"), "会议指出，要抓好落实。");
  await writeFile(join(folder, "elsewhere.txt"), "会议强调，要修好水渠。");
  await mkdir(join(folder, "away"));
  await writeFile(join(folder, "away/far.txt"), "会议要求，要备足物资。");
  execFileSync("mkfifo", [join(odd, "pipe.txt")]);
  const socket = createServer().listen(join(odd, "socket.txt"));
  t.after(() => socket.close());
  await symlink("/dev/zero", join(odd, "device.txt"));
  await symlink(join(folder, "nowhere.txt"), join(odd, "broken.txt"));
  await symlink(join(odd, "round.txt"), join(odd, "round.txt"));
  await symlink(join(folder, "elsewhere.txt"), join(odd, "linked.txt"));
  await symlink(join(folder, "away"), join(odd, "folder"));
  await symlink(odd, join(odd, "inner/back"));
  for (const jobs of ["1", "2"]) {
    const { code, out, messages } = await jiyao(["digest", "odd", "--format", "json", "--jobs", jobs]);
    assert.equal(code, 1);
    assert.deepEqual(lines(out).map(({ file }) => file), ["odd/folder/far.txt", "odd/good.txt", "odd/linked.txt"]);
    const said = [/odd\/broken\.txt：链接指向的文件不存在/, /odd\/round\.txt：链接指来指去/, ...["device", "pipe", "socket"].map((name) => new RegExp(`odd/${name}\\.txt：这是管道或设备`))];
    for (const message of said) assert.match(messages, message);
    assert.equal(messages.trimEnd().split("\n").length, said.length, messages);
  }
  assert.match((await jiyao(["digest", "/dev/zero"])).messages, /这是管道或设备/);
});

test("names that are not UTF-8 are read, and no control character of a name or a report gets to the terminal", { skip: process.platform !== "linux" }, async () => {
  await mkdir(join(folder, "names"));
  const named = (bytes, text) => writeFile(Buffer.concat([Buffer.from(join(folder, "names/")), bytes]), text);
  await named(Buffer.from([0xbb, 0xe1, 0xd2, 0xe9, 0x2e, 0x74, 0x78, 0x74]), "会议指出，要抓好落实。"); // 会议.txt in GBK
  await named(Buffer.from([0x61, 0xff, 0x2e, 0x74, 0x78, 0x74]), "会议强调，要修好水渠。");
  await named(Buffer.from("b\x1b]0;x\x07\n.txt"), "");
  await named(Buffer.from("c\x1b[2J.txt"), "会议要求，要备足物资。");
  await named(Buffer.from("d.html"), `<title>会议</title><article><p>会议强调，&#27;[2J要修好水渠，备足物资。${"全县各乡镇要抓好落实，确保安全。".repeat(9)}</p></article>`);
  for (const format of ["text", "markdown", "json"]) {
    const { code, out, messages } = await jiyao(["digest", "names", "--format", format]);
    assert.equal(code, 1);
    assert.doesNotMatch(out + messages, /[\0-\x09\x0b-\x1f\x7f-\x9f]/, format);
    assert.match(messages, /^jiyao: names\/b\\u001b\]0;x\\u0007\n?.*：文件是空的/);
    if (format === "json") assert.deepEqual(lines(out).map(({ file }) => file).sort(), ["names/a\ufffd.txt", "names/c\x1b[2J.txt", "names/d.html", "names/会议.txt"]);
  }
});

test("a full disk is said, and the exit code tells", { skip: process.platform !== "linux" }, async () => {
  for (const parameters of [["digest", sample], ["digest", sample, "--format", "json"], ["--help"]]) {
    const child = spawn(process.execPath, [cli, ...parameters], { stdio: ["ignore", openSync("/dev/full", "w"), "pipe"] });
    let messages = "";
    child.stderr.on("data", (data) => (messages += data));
    const code = await new Promise((done) => child.once("close", done));
    assert.deepEqual([code, messages], [1, "jiyao: 磁盘已满，结果没有写完。\n"]);
  }
});

test("a thousand jobs take no more threads than there are cores", { skip: process.platform !== "linux" }, async () => {
  // As many files as a job could want: each would start a thread of its own.
  const child = spawn(process.execPath, [cli, "digest", ...Array(300).fill(sample), "--jobs", "1000"], { stdio: ["ignore", "pipe", "pipe"] });
  await new Promise((some) => child.stdout.once("data", some));
  const threads = await readdir(`/proc/${child.pid}/task`);
  child.kill();
  const own = 16; // what Node starts for itself: V8's workers, libuv's pool, the inspector's
  assert.ok(threads.length <= own + availableParallelism() * 8, `${threads.length} threads`);
});

test("documents for Word and one table of all lists: on standard output, or a file for each report in a folder", async () => {
  await mkdir(join(folder, "year/spring"), { recursive: true });
  const text = await readFile(sample, "utf8");
  for (const name of ["year/a.txt", "year/spring/a.txt", "year/b.htm"]) await writeFile(join(folder, name), name.endsWith("htm") ? `<article>${text.split("\n").map((line) => `<p>${line}</p>`).join("")}</article>` : text);
  const written = await jiyao(["digest", "year", "--format", "docx-tasks", "--output", "out"]);
  assert.deepEqual([written.code, written.out], [0, ""], written.messages);
  assert.deepEqual((await readdir(join(folder, "out"), { recursive: true })).filter((name) => name.includes(".")).sort(), ["a.docx", "b.docx", join("spring", "a.docx")].sort());
  const { tables: [rows], paragraphs } = word(await readFile(join(folder, "out/a.docx")));
  assert.deepEqual(rows.map(([number]) => number), ["序号", ..."12345678"]);
  assert.equal(rows[1][4], "会议确定 · 一是");
  assert.ok(paragraphs.some(({ text }) => text === "日期：2025-02-19"));
  const one = await new Promise((done) => execFile(process.execPath, [cli, "digest", sample, "--format", "docx-report"], { encoding: "buffer" }, (error, out) => done(out)));
  assert.ok(word(one).paragraphs.some(({ style }) => style === "Title"));
  const two = await jiyao(["digest", sample, sample, "--format", "docx-summary"]);
  assert.equal(two.code, 1);
  assert.match(two.messages, /--output 目录/);
  const csv = await jiyao(["digest", "year", "--format", "csv", "--jobs", "2"]);
  const table = csv.out.split("\r\n");
  assert.equal(table.filter((row) => row.includes('"序号"')).length, 1);
  assert.ok(table[0].startsWith('\ufeff"序号","任务","责任单位","时限","出处"'));
  assert.equal(table.filter((row) => row.includes("坚决守住水旱灾害防御底线")).length, 3);
});

test("wrong usage gets exit code 2 and says what is wrong", async () => {
  for (const [parameters, said] of [
    [[], /缺少命令/], [["summarise", "a"], /没有“summarise”/], [["digest"], /缺少文件/], [["digest", "a", "--format", "jsonl", "--output", "b"], /jsonl 一行一篇/], [["digest", "a", "--format", "pdf"], /--format 应为/],
    [["digest", "a", "--jobs", "0"], /--jobs 应为/], [["digest", "a", "--sentences", "x"], /--sentences 应为/], [["digest", "a", "--nothing"], /参数不对/],
  ]) {
    const { code, messages } = await jiyao(parameters);
    assert.equal(code, 2, messages);
    assert.match(messages, said);
  }
  assert.match((await jiyao(["--help"])).out, /用法/);
  assert.equal((await jiyao(["--version"])).out.trim(), JSON.parse(await readFile(join(www, "package.json"), "utf8")).version);
});

test("a folder comes out in the order of its names, whatever the number of jobs", async () => {
  await mkdir(join(folder, "many/below"), { recursive: true });
  const long = await readFile(sample, "utf8");
  for (let i = 0; i < 40; i++) await writeFile(join(folder, i % 7 ? "many" : "many/below", `${String(i).padStart(2, "0")}.txt`), i % 5 ? "会议强调，要抓好落实。" : long);
  const one = await jiyao(["digest", "many", "--format", "json", "--jobs", "1"]);
  const three = await jiyao(["digest", "many", "--format", "json", "--jobs", "3"]);
  assert.equal(lines(one.out).length, 40);
  assert.equal(three.out, one.out);
  const files = lines(one.out).map(({ file }) => file);
  assert.deepEqual(files, [...files].sort());
});

test("a folder takes no more memory than a report", async () => {
  // Short reports under a long path, which is written with each: much is written for little work.
  const large = ["large", ...Array(14).fill("long-folder-name".repeat(15))].join("/");
  await mkdir(join(folder, large), { recursive: true });
  await writeFile(join(folder, "one.txt"), "会议指出，要抓好落实。");
  const count = 9500;
  for (let i = 0; i < count; i++) await link(join(folder, "one.txt"), join(folder, large, `${i}.txt`));
  const megabytes = 24;
  const { code, out, messages } = await jiyao(["digest", "large", "--format", "json", "--jobs", "1"], "", [`--max-old-space-size=${megabytes}`]);
  assert.equal(code, 0, messages);
  assert.equal(out.split("\n").length - 1, count);
  assert.ok(Buffer.byteLength(out) > megabytes * 1.3e6, `what is written, ${Buffer.byteLength(out)} bytes, would fit into that memory`);
});

test("a closed pipe ends the command without a message", async () => {
  const child = spawn(process.execPath, [cli, "digest", ...Array(30).fill(sample), "--format", "json"], { stdio: ["ignore", "pipe", "pipe"] });
  let messages = "";
  child.stderr.on("data", (data) => (messages += data));
  child.stdout.once("data", () => child.stdout.destroy());
  const code = await new Promise((done) => child.once("close", done));
  assert.equal(messages, "");
  assert.equal(code, 0);
});

test("a page's article is the same in Node as in the browser", async (t) => {
  // Those left out hold their text in a frame, in a script, or in bytes that the test's server declares as UTF-8.
  const names = (await readdir(pages)).filter((name) => !["iframe-article", "late-content", "gbk-bytes"].includes(name));
  const files = names.map((name) => join(pages, name, "page.html"));
  const { out } = await jiyao(["digest", ...files, "--format", "json"]);
  const articles = new Map(lines(out).map((article) => [article.file, article]));
  const page = await visit(t, "/fixtures/pages/empty-page/page.html", { mounted: false, allowed: /./ });
  let compared = 0;
  for (const [index, name] of names.entries()) {
    await page.goto(new URL(`/fixtures/pages/${name}/page.html`, page.url()).href);
    const inBrowser = await page.evaluate(async () => (await import("/dist/index.js")).readArticle());
    const inNode = articles.get(files[index]);
    const known = (article) => article && [article.title, article.date, article.source, article.author, article.editor, article.blocks];
    assert.deepEqual(known(inNode) ?? null, known(inBrowser), name);
    if (inBrowser) compared++;
  }
  assert.ok(compared > 10, `only ${compared} pages hold an article`);
});
