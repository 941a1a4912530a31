// A site to test on: serves www, the page fixtures and pages made up by a test, and opens them in a real Chromium.
// Every visit ends with the check that the page's console stayed empty and nothing was fetched from elsewhere.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("../..", import.meta.url));
export const www = join(root, "www");
const types = {
  ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".mjs": "text/javascript", ".json": "application/json",
  ".svg": "image/svg+xml", ".png": "image/png", ".txt": "text/plain; charset=utf-8", ".bin": "application/octet-stream",
};

/** Pages made up by tests: path -> { body, headers }. */
const made = new Map();
let server, browser;

async function answer(request, response) {
  const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  const page = made.get(path);
  if (page) {
    response.writeHead(page.status ?? 200, { "content-type": "text/html; charset=utf-8", ...page.headers });
    return response.end(page.body);
  }
  if (path === "/favicon.ico") return response.writeHead(204).end();
  const folder = path.startsWith("/fixtures/") ? join(root, "tests") : path.startsWith("/node_modules/") ? join(root, "tests/browser") : www;
  try {
    const body = await readFile(join(folder, path.endsWith("/") ? `${path}index.html` : path));
    response.writeHead(200, { "content-type": types[extname(path)] ?? "application/octet-stream", "content-length": body.length });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
}

const chrome = process.env.CHROME ?? "/usr/bin/chromium";

/** How the tests start Chromium: its headless shell where there is one, which has the same engine and takes half the time. */
export const launching = {
  executablePath: process.env.HEADLESS_SHELL ?? chrome,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
};

/** Has a file's tests run in the browser that people have: for what the shell lacks, as extensions, or does otherwise, as printing. */
export function inWholeBrowser() {
  launching.executablePath = chrome;
}

/** The site's origin. */
export async function site() {
  if (!server) {
    server = createServer(answer).listen(0, "127.0.0.1");
    await new Promise((done) => server.once("listening", done));
  }
  return `http://127.0.0.1:${server.address().port}`;
}

after(async () => {
  await browser?.close();
  server?.close();
});

/** Serves `body` at `path`, with these headers. */
export function serve(path, body, headers = {}, status = 200) {
  made.set(path, { body, headers, status });
  return path;
}

/** A page round `body`, with the script tag that a site would paste; `attributes` go into the tag. */
export const pageWith = (body, attributes = "", head = "") =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>示例</title>${head}</head><body>${body}<script src="/dist/embed.js" defer ${attributes}></script></body></html>`;

/**
 * Opens a page of the site. `options` are Playwright's context options, `allowed` a pattern of console lines that the
 * test expects, `also` another origin that the page may ask, `before` runs with the page before it loads. `page.fetched`
 * lists the paths that were fetched.
 */
export async function visit(t, path, { allowed, also, before, mounted = true, ...options } = {}) {
  const origin = await site();
  browser ??= await chromium.launch(launching);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const lines = [];
  page.fetched = [];
  page.elsewhere = [];
  page.on("console", (message) => lines.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => lines.push(`uncaught: ${error.message}`));
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin === origin) page.fetched.push(url.pathname);
    else if (/^https?:$/.test(url.protocol)) page.elsewhere.push(request.url());
  });
  t.after(async () => {
    await context.close();
    assert.deepEqual(lines.filter((line) => !allowed?.test(line)), [], "the console should be empty");
    assert.deepEqual(page.elsewhere.filter((address) => new URL(address).origin !== also), [], "nothing should be fetched from elsewhere");
  });
  await before?.(page);
  await page.goto(origin + path);
  if (mounted) await page.locator("jiyao-bar").first().waitFor({ state: "attached" });
  return page;
}

/** Shows what a narrow bar keeps in 更多, where that button is not in sight. */
export async function reveal(page, command) {
  const bar = page.locator("jiyao-bar").first();
  const button = bar.locator(`.tools [data-command=${command}]`);
  if (!(await button.isVisible())) await bar.locator("[data-command=more]").click();
  return button;
}

/** Presses a button of the bar. */
export const pressBar = async (page, command) => (await reveal(page, command)).click();

const axeSource = await readFile(join(root, "tests/browser/node_modules/axe-core/axe.min.js"), "utf8");

/** Puts axe into a page, once: not as a script of the page, which its policy may forbid. */
export async function withAxe(page) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeSource);
}

/** What is wrong by axe's rules, one line each. Only our own parts where nothing else is named: the pages round them are as real pages are. */
export async function violations(page, parts = "jiyao-bar, jiyao-card, jiyao-preview") {
  await withAxe(page);
  // It would fetch all style sheets anew for a rule on pages that lock the way a phone is held.
  const { violations: found } = await page.evaluate((parts) => axe.run({ include: [...document.querySelectorAll(parts)] }, { preload: false }), parts);
  return found.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target.flat().join(" ")}: ${failureSummary}`));
}
