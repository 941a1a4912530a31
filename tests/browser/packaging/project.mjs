// Throw-away projects round the packed package: what a user's project is, with the tarball installed by npm.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { chromium } from "playwright-core";
export { served } from "../served.mjs";

const root = fileURLToPath(new URL("../../..", import.meta.url));
/** Where the projects are; each is a folder below, with the package in its own node_modules as bundlers expect it. */
export const projects = join(root, "target/packaging");
export const tarball = join(projects, "jiyao.tgz");
export const installed = join(projects, "node_modules/jiyao");
const run = promisify(execFile);

let packed;
/** Packs www as it would be published and installs the tarball, once. Gives the list of packed files. */
export const packedAndInstalled = () =>
  (packed ??= (async () => {
    await rm(projects, { recursive: true, force: true });
    await mkdir(projects, { recursive: true });
    const { stdout } = await command("npm", ["pack", "--json", "--pack-destination", projects], join(root, "www"));
    const [{ filename, files, size }] = JSON.parse(stdout);
    await writeFile(tarball, await readFile(join(projects, filename)));
    await writeFile(join(projects, "package.json"), '{ "private": true, "type": "module" }');
    await command("npm", ["install", "--offline", "--no-audit", "--no-fund", tarball], projects);
    return { files: files.map(({ path }) => path), size };
  })());

/** Runs a command; fails with what it printed. */
export async function command(program, parameters, cwd, env = {}) {
  try {
    return await run(program, parameters, { cwd, env: { ...process.env, NODE_NO_WARNINGS: "1", NEXT_TELEMETRY_DISABLED: "1", ...env }, maxBuffer: 1 << 26 });
  } catch (error) {
    assert.fail(`${program} ${parameters.join(" ")}: ${error.message}\n${error.stdout}\n${error.stderr}`);
  }
}

/** Starts a server, until the test ends; gives the address that it prints. */
export function started(t, program, parameters, cwd, env = {}) {
  const server = spawn(program, parameters, { cwd, env: { ...process.env, NO_COLOR: "1", ...env } });
  t.after(() => server.kill());
  let said = "";
  return new Promise((done, failed) => {
    const heard = (data) => {
      said += data;
      const found = said.match(/http:\/\/(127\.0\.0\.1|localhost):\d+\//);
      if (found) done(found[0]);
    };
    server.stdout.on("data", heard);
    server.stderr.on("data", heard);
    server.once("exit", () => failed(new Error(said)));
  });
}

/** A bundler or checker of this folder's own node_modules. */
export const tool = (name) => fileURLToPath(new URL(`node_modules/.bin/${name}`, import.meta.url));

/** A new project with the installed package and these files; gives its folder. */
export async function project(name, files) {
  await packedAndInstalled();
  const folder = join(projects, name);
  await rm(folder, { recursive: true, force: true });
  for (const [path, text] of Object.entries({ "package.json": '{ "private": true, "type": "module" }', ...files })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await cp(installed, join(folder, "node_modules/jiyao"), { recursive: true });
  return folder;
}

export const report = "<article><h1>示例会议召开</h1><p>会议指出，要抓好湿地保护修复。会议强调，要落实责任，加强监督，按时完成。</p><p>会议要求，湿地保护修复要一抓到底。</p></article>";
export const html = (script, body = report) =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>示例</title></head><body>${body}${script}</body></html>`;

let browser;
after(() => browser?.close());

/** Opens an address in Chromium; the test fails if anything is written to the page's console. */
export async function opened(t, address, { allowed } = {}) {
  browser ??= await chromium.launch({ executablePath: process.env.CHROME ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
  const page = await browser.newPage();
  const lines = [];
  page.on("console", (message) => lines.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => lines.push(`uncaught: ${error.message}`));
  page.on("response", (response) => response.status() >= 400 && lines.push(`${response.status()} ${response.url()}`));
  t.after(async () => {
    await page.close();
    assert.deepEqual(lines.filter((line) => !allowed?.test(line)), [], "the console should be empty");
  });
  await page.goto(address);
  return page;
}

/** What every page here has to do: show the bar, grow, digest, and give the page back. */
export async function works(page, { workers = 1 } = {}) {
  await page.locator("[data-command=larger]").click();
  const headline = await page.evaluate(async () => (await (await window.widget).digest()).headline.text);
  assert.match(headline, /会议|湿地/);
  assert.equal(page.workers().length, workers, "workers");
  const left = await page.evaluate(async () => {
    (await window.widget).destroy();
    return document.querySelectorAll("jiyao-bar, jiyao-card, article [style]").length;
  });
  assert.equal(left, 0, "destroy gives the page back");
}

/** The files below a folder, as paths in it. */
export async function filesBelow(folder) {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map((entry) => entry.name);
}
