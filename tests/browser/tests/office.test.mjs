// What an office program makes of the documents and of what is copied: LibreOffice, on paper (PDF) and by its own styles (flat
// ODF). With JIYAO_ALL=1 (`cargo xtask test --all-browsers`), as it takes a minute.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { openCard, reportPage } from "../card.mjs";
import { serve, visit, www } from "../site.mjs";

const run = promisify(execFile);
const skip = !process.env.JIYAO_ALL && "with --all-browsers only";
const sample = join(www, "demo/sample.txt");
let folder;
before(async () => (folder = await mkdtemp(join(tmpdir(), "jiyao-office-"))));
after(() => rm(folder, { recursive: true, force: true }));

/** Converts a file; what LibreOffice says on the way must be that it has converted it, or of its own installation. */
async function converted(name, kind) {
  const { stdout, stderr } = await run("soffice", [`-env:UserInstallation=file://${folder}/profile`, "--headless", "--convert-to", kind, "--outdir", folder, name], { cwd: folder });
  assert.match(stdout, /^convert .* using filter/m);
  assert.deepEqual(stderr.split("\n").filter((line) => line && !/javaldx/.test(line)), []);
  return join(folder, name.replace(/\.\w+$/, `.${kind}`));
}
async function made(report, format, name) {
  const { stdout } = await run(process.execPath, [join(www, "dist/cli.js"), "digest", report, "--format", format], { cwd: folder, encoding: "buffer" });
  await writeFile(join(folder, name), stdout);
}
/** The lines of each page, without spaces. */
async function pages(pdf) {
  const { stdout } = await run("pdftotext", ["-layout", pdf, "-"]);
  return stdout.split("\f").slice(0, -1).map((page) => page.split("\n").filter((line) => line.trim()));
}
const bare = (line) => line.replace(/\s/g, "");

test("公文版式 has 22 lines of 28 characters a page, numbered at the outer edge, and headings by their styles", { skip }, async () => {
  const paragraph = "会议要求各县各部门把湿地保护修复放在突出位置逐项抓好落实".repeat(24);
  const report = ["青禾县召开湿地保护工作会议", "一、总体要求", `（一）加强领导。${paragraph}。`, "二、重点任务", ...Array(4).fill(`${paragraph}。`)];
  await writeFile(join(folder, "report.txt"), report.join("\n"));
  await made("report.txt", "docx-report", "report.docx");
  const all = await pages(await converted("report.docx", "pdf"));
  assert.ok(all.length >= 4, `${all.length} pages`);
  for (const [at, page] of all.slice(0, -1).entries()) {
    const [number, lines] = [page.at(-1), page.slice(0, -1)];
    assert.equal(bare(number), `—${at + 1}—`);
    assert.equal(number.search(/\S/) > 20, at % 2 === 0, "odd pages have it on the right");
    if (at) assert.equal(lines.length, 22, `lines of page ${at + 1}`);
    const full = lines.map((line) => bare(line).length).filter((length) => length > 26);
    assert.ok(full.length > 8 && full.every((length) => length === 28), full.join());
  }
  const text = await readFile(await converted("report.docx", "fodt"), "utf8");
  assert.match(text, /<text:h [^>]*text:outline-level="1"[^>]*>.*?一、总体要求/);
  for (const name of ["Heading_20_1", "Text_20_body", "Title"]) assert.ok(text.includes(`"${name}"`), name);
  assert.match(text, /fo:page-width="210\.0?\d*mm"|fo:page-width="8\.2\d+in"|fo:page-width="21cm"/);
});

test("任务清单 is a table with a head and a row for each task", { skip }, async () => {
  await made(sample, "docx-tasks", "tasks.docx");
  const text = await readFile(await converted("tasks.docx", "fodt"), "utf8");
  assert.equal(text.match(/<table:table /g).length, 1);
  assert.equal(text.match(/<table:table-row[ >]/g).length, 9);
  assert.match(text, /<table:table-header-rows>/);
  assert.equal(text.match(/会议确定 · [一二三四五六七八]是/g).length, 8);
});

test("摘要页 has its headings and a numbered list", { skip }, async () => {
  await made(sample, "docx-summary", "summary.docx");
  const text = await readFile(await converted("summary.docx", "fodt"), "utf8");
  assert.match(text, /<text:h [^>]*text:outline-level="1"[^>]*>(<[^>]*>)*任务/);
  assert.ok(text.includes("<text:list-level-style-number"));
});

test("what is copied becomes headings, numbered lists and tables", { skip }, async (t) => {
  const page = await visit(t, serve("/made/office.html", reportPage()), { before: (page) => page.context().grantPermissions(["clipboard-read", "clipboard-write"]) });
  await openCard(page);
  const copied = async (command) => {
    await page.evaluate(() => navigator.clipboard.writeText(""));
    await page.locator(`jiyao-card [data-command=${command}]`).click();
    await page.waitForFunction(async () => (await navigator.clipboard.readText()) !== "");
    return page.evaluate(async () => (await (await navigator.clipboard.read())[0].getType("text/html")).text());
  };
  for (const [command, wanted] of [["copy-summary", [/<text:h [^>]*outline-level="1"/, /<text:h [^>]*outline-level="2"/, /<text:list-level-style-number/]], ["copy-tasks", [/<table:table /, /<table:table-header-rows>/]]]) {
    const html = await copied(command);
    await writeFile(join(folder, `${command}.html`), `<!doctype html><meta charset="utf-8">${html}`);
    const { stdout } = await run("soffice", [`-env:UserInstallation=file://${folder}/profile`, "--headless", "--infilter=HTML (StarWriter)", "--convert-to", "fodt", "--outdir", folder, `${command}.html`], { cwd: folder });
    assert.match(stdout, /^convert /m);
    const text = await readFile(join(folder, `${command}.fodt`), "utf8");
    for (const pattern of wanted) assert.match(text, pattern);
  }
});
