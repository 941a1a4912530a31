// `npx jiyao digest`, as it is installed: www/dist/cli.js.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { link, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, after, test } from "node:test";
import { visit, www } from "../site.mjs";

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

test("wrong usage gets exit code 2 and says what is wrong", async () => {
  for (const [parameters, said] of [
    [[], /缺少命令/], [["summarise", "a"], /没有“summarise”/], [["digest"], /缺少文件/], [["digest", "a", "--format", "pdf"], /--format 应为/],
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
  await mkdir(join(folder, "large"));
  await writeFile(join(folder, "one.txt"), await readFile(sample));
  const count = 1500;
  for (let i = 0; i < count; i++) await link(join(folder, "one.txt"), join(folder, `large/${i}.txt`));
  const megabytes = 24;
  const { code, out, messages } = await jiyao(["digest", "large", "--format", "json", "--jobs", "1"], "", [`--max-old-space-size=${megabytes}`]);
  assert.equal(code, 0, messages);
  assert.equal(out.split("\n").length - 1, count);
  assert.ok(Buffer.byteLength(out) > megabytes * 1.3e6, "what is written would not fit into that memory");
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
