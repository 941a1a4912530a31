// How soon a reader has something: the bar of this widget beside those of Sienna and free-accessibility-menu, on the same page from the
// same server, and the headline after a press; then the whole module, from `import` to the digest of a report, beside jieba-wasm from
// `import` to its first cut of the same text. All in alternating runs, each in a browser or a process of its own; medians of 5, or of
// `ROUNDS` in the environment.
// node start.mjs <www>
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";

const www = resolve(process.argv[2] ?? fileURLToPath(new URL("../../../www", import.meta.url)));
const modules = fileURLToPath(new URL("../node_modules", import.meta.url));
const text = readFileSync(join(www, "demo/sample.txt"), "utf8");
const ROUNDS = Number(process.env.ROUNDS ?? 5);
const SLOWDOWN = 4;
/** What Chromium's developer tools called Fast 3G: 1.6 Mbit/s less a tenth, 150 ms of latency for each of 3.75 round trips. */
const FAST_3G = { offline: false, latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 };
const NO_LIMIT = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };

/** Each widget as its README has it put into a page; `shown` is what a reader sees of it first. */
const WIDGETS = {
  "jiyao, one tag": { tags: '<script src="/dist/embed.js" defer></script>', shown: ["jiyao-bar", "[data-command=larger]"] },
  "jiyao, dist/head.html": { tags: readFileSync(join(www, "dist/head.html"), "utf8").replaceAll("/jiyao/", "/"), shown: ["jiyao-bar", "[data-command=larger]"] },
  Sienna: { tags: '<script src="/node_modules/sienna-accessibility/dist/sienna-accessibility.umd.js" defer></script>', shown: [".asw-menu-btn"] },
  "free-accessibility-menu": {
    tags: '<script src="/node_modules/free-accessibility-menu/dist/index.umd.min.js" defer></script><link rel="stylesheet" href="/node_modules/free-accessibility-menu/dist/a11y-widget.css"><script src="/start-menu.js" defer></script>',
    shown: ["[class*=a11y-widget] button, button[class*=a11y-widget]"],
  },
};
const PEER = "Sienna";

const escaped = (line) => line.replace(/[&<]/g, (c) => (c === "&" ? "&amp;" : "&lt;"));
const [title, ...lines] = text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean);
const page = (tags) => `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><link rel="icon" href="data:,">${tags}</head>
<body><h1>${escaped(title)}</h1><article>${lines.map((line) => `<p>${escaped(line)}</p>`).join("")}</article></body></html>`;
const types = { ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".json": "application/json", ".wasm": "application/wasm", ".bin": "application/octet-stream" };

/** Serves all; with `compressing`, what a server would compress. */
async function serve(compressing) {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, "http://localhost");
    try {
      const made = pathname === "/" ? page(WIDGETS[searchParams.get("widget")]?.tags ?? "") : pathname === "/start-menu.js" ? "AccessibilityWidget.init();" : null;
      const body = made ?? readFileSync(join(pathname.startsWith("/node_modules/") ? join(modules, "..") : www, pathname));
      const type = pathname === "/" ? "text/html; charset=utf-8" : (types[extname(pathname)] ?? "text/plain");
      const packed = compressing && type !== types[".bin"];
      response.writeHead(200, { "content-type": type, "cache-control": pathname === "/" ? "no-cache" : "max-age=600", ...(packed && { "content-encoding": "gzip" }) });
      response.end(packed ? gzipSync(body) : body);
    } catch {
      response.writeHead(404).end();
    }
  }).listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
  return server;
}
const origin = (server) => `http://127.0.0.1:${server.address().port}`;
const launched = () => chromium.launch({ executablePath: process.env.CHROME ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/** In the page: notes when something of `path`, selectors through shadow roots, has a height. */
function watch(path) {
  const seen = () => {
    let root = document;
    for (const [i, selector] of path.entries()) {
      const found = root?.querySelector(selector);
      if (i === path.length - 1) return found?.getBoundingClientRect().height > 0;
      root = found?.shadowRoot;
    }
  };
  const look = () => (seen() ? (window.shownAt = performance.now()) : requestAnimationFrame(look));
  requestAnimationFrame(look);
}

/** A tab on a slowed machine behind a network; `bytes()` is what has come of everything but the page itself. */
async function slowed(browser, network) {
  const context = await browser.newContext();
  const tab = await context.newPage();
  const session = await context.newCDPSession(tab);
  // Sienna asks a server elsewhere for its words.
  await tab.route((url) => !["127.0.0.1", ""].includes(url.hostname), (route) => route.abort());
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", network);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
  const sizes = new Map();
  const pages = new Set();
  session.on("Network.responseReceived", ({ requestId, type }) => type === "Document" && pages.add(requestId));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => sizes.set(requestId, encodedDataLength));
  const bytes = () => [...sizes].reduce((sum, [id, size]) => (pages.has(id) ? sum : sum + size), 0);
  return { tab, bytes };
}
const shown = async (tab) => {
  await tab.waitForFunction(() => window.shownAt, undefined, { polling: 50, timeout: 120_000 });
  return tab.evaluate(() => window.shownAt);
};

/** Milliseconds until the widget is seen, first and on a second visit, and the bytes of the first. */
async function visits(server, name, network) {
  const browser = await launched();
  try {
    const { tab, bytes } = await slowed(browser, network);
    await tab.addInitScript(watch, WIDGETS[name].shown);
    const address = `${origin(server)}/?widget=${encodeURIComponent(name)}`;
    await tab.goto(address, { waitUntil: "commit" });
    const cold = await shown(tab);
    const size = bytes();
    await tab.waitForLoadState("load");
    await tab.waitForTimeout(1500);
    await tab.goto("about:blank");
    await tab.goto(address, { waitUntil: "commit" });
    return { cold, size, again: await shown(tab) };
  } finally {
    await browser.close();
  }
}

/** Milliseconds from a press of 摘要 to the headline, a second after the bar is there, on a first visit. */
async function pressed(server, network) {
  const browser = await launched();
  try {
    const { tab } = await slowed(browser, network);
    await tab.addInitScript(watch, WIDGETS["jiyao, one tag"].shown);
    await tab.goto(`${origin(server)}/?widget=${encodeURIComponent("jiyao, one tag")}`);
    await shown(tab);
    await tab.waitForTimeout(1000);
    await tab.evaluate(watch, ["jiyao-card", ".headline"]);
    const start = await tab.evaluate(() => {
      window.shownAt = undefined;
      document.querySelector("jiyao-bar").shadowRoot.querySelector("[data-command=digest]").click();
      return performance.now();
    });
    return (await shown(tab)) - start;
  } finally {
    await browser.close();
  }
}

/** From `import` to the first result: the digest of all of the text here, one cut of it there. */
async function whole({ name, text, engine, peer }) {
  const start = performance.now();
  if (name === "jiyao") {
    const { createEngine } = await import(engine);
    const [title, ...blocks] = text.split(/\r?\n/).filter((line) => line.trim());
    const made = await createEngine();
    await made.digest({ title, blocks });
  } else {
    const module = await import(peer);
    // A function that loads it in the browser's build; the module itself, which has loaded it, in Node's.
    if (typeof module.default === "function") await module.default();
    (module.cut ?? module.default.cut)(text, true);
  }
  return performance.now() - start;
}
const inNode = (name) => Number(execFileSync(process.execPath, [fileURLToPath(import.meta.url), www, name], { encoding: "utf8" }));
async function inChromium(server, name) {
  const browser = await launched();
  try {
    const tab = await browser.newPage();
    await tab.goto(`${origin(server)}/`);
    return await tab.evaluate(`(${whole})(${JSON.stringify({ name, text, engine: "/dist/engine.js", peer: "/node_modules/jieba-wasm/pkg/web/jieba_rs_wasm.js" })})`);
  } finally {
    await browser.close();
  }
}

async function alternating(names, rounds, once) {
  const runs = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) for (const name of names) runs[name].push(await once(name));
  return runs;
}
const row = (...cells) => console.log(`| ${cells.join(" | ")} |`);

const child = process.argv[3];
if (child) {
  const peer = readdirSync(join(modules, "jieba-wasm/pkg/nodejs")).find((file) => file.endsWith(".js"));
  const file = (path) => `file://${path}`;
  console.log(await whole({ name: child, text, engine: file(join(www, "dist/engine.js")), peer: file(join(modules, "jieba-wasm/pkg/nodejs", peer)) }));
} else {
  const names = Object.keys(WIDGETS);
  for (const compressing of [false, true]) {
    const server = await serve(compressing);
    for (const [network, limits] of Object.entries({ "Fast 3G": FAST_3G, "no limit": NO_LIMIT })) {
      console.log(`\nFirst sight of the widget, ${network}, processor slowed ${SLOWDOWN} times, server ${compressing ? "compresses" : "compresses nothing"}; medians of ${ROUNDS}`);
      row("widget", "first visit", "of Sienna's", "second visit", "of Sienna's", "bytes");
      row("---", "---:", "---:", "---:", "---:", "---:");
      const runs = await alternating(names, ROUNDS, (name) => visits(server, name, limits));
      const of = (name, what) => median(runs[name].map((run) => run[what]));
      for (const name of names) {
        const [cold, again] = ["cold", "again"].map((what) => [`${of(name, what).toFixed(0)} ms`, (of(name, what) / of(PEER, what)).toFixed(2)]);
        row(name, ...cold, ...again, of(name, "size"));
      }
    }
    const press = (await alternating(["press"], ROUNDS, () => pressed(server, FAST_3G))).press;
    console.log(`\nFrom the press of 摘要 to the headline, first visit, Fast 3G, processor slowed ${SLOWDOWN} times: ${median(press).toFixed(0)} ms`);
    if (!compressing) {
      for (const [where, once] of Object.entries({ [`Node ${process.version}`]: inNode, Chromium: (name) => inChromium(server, name) })) {
        const runs = await alternating(["jiyao", "jieba-wasm"], 9, once);
        const [own, peer] = [median(runs.jiyao), median(runs["jieba-wasm"])];
        console.log(`From import to the digest of ${text.length} characters, ${where}: ${own.toFixed(0)} ms; jieba-wasm from import to its first cut of them: ${peer.toFixed(0)} ms; ratio ${(own / peer).toFixed(2)}`);
      }
    }
    server.close();
  }
}
