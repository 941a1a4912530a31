// How a site puts the widget into its pages: the script tag's address and options, <jiyao-bar>, another origin, integrity.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { dirname, extname, join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { serve, site, visit, www } from "../site.mjs";

const article = "<article><h1>示例会议召开</h1><p>会议指出，要抓好湿地保护修复。会议强调，要落实责任，加强监督，按时完成。</p><p>会议要求，湿地保护修复要一抓到底。</p></article>";
const document = (script, head = "", body = article) =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>示例</title>${head}</head><body>${body}${script}</body></html>`;
const headline = (page) => page.evaluate(async () => (await (await jiyao.widget).digest()).headline.text);
const types = { ".js": "text/javascript", ".bin": "application/octet-stream", ".html": "text/html; charset=utf-8" };

const servers = [];
// Not with their test: the page may still be fetching when that ends, and is closed after.
after(() => servers.forEach((server) => server.close()));

/** Serves www/dist from an origin of its own. */
async function elsewhere(headers) {
  const asked = [];
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    asked.push(path);
    try {
      response.writeHead(200, { "content-type": types[extname(path)], ...headers }).end(await readFile(join(www, "dist", path)));
    } catch {
      response.writeHead(404).end();
    }
  }).listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
  servers.push(server);
  return { origin: `http://127.0.0.1:${server.address().port}`, asked };
}

test("the script tag works on a page in GBK, from a server that names no encoding for scripts", async (t) => {
  // A classic script is then read in the page's encoding.
  const page = await readFile(join(www, "../tests/fixtures/pages/gbk-bytes/page.html"));
  const tagged = Buffer.concat([page, Buffer.from("<script src='/dist/embed.js' defer></script>")]);
  const { title } = JSON.parse(await readFile(join(www, "../tests/fixtures/pages/gbk-bytes/expected.json"), "utf8"));
  const visited = await visit(t, serve("/shapes/gbk.html", tagged, { "content-type": "text/html; charset=gb2312" }));
  assert.equal(await visited.evaluate(() => document.characterSet), "GBK");
  assert.equal(await visited.evaluate(async () => (await jiyao.widget).article.title), title);
});

test("the script tag finds the package's files whatever the shape of its address", async (t) => {
  const { host } = new URL(await site());
  serve("/copy/embed.js", await readFile(join(www, "dist/embed.js")), { "content-type": "text/javascript" });
  const page = await visit(t, serve("/shapes/none.html", document("")), { mounted: false });
  for (const [name, script, head] of [
    ["from the root", "<script src='/dist/embed.js' defer></script>"],
    ["relative", "<script src='../dist/embed.js' defer></script>"],
    ["with a query and a fragment", "<script src='/dist/embed.js?v=3#x' defer></script>"],
    ["without a scheme", `<script src='//${host}/dist/embed.js' defer></script>`],
    ["with dots", "<script src='/demo/../dist/./embed.js' defer></script>"],
    ["percent-encoded", "<script src='/%64ist/embed.js' defer></script>"],
    ["against a base element", "<script src='dist/embed.js' defer></script>", "<base href='/'>"],
    ["async", "<script src='/dist/embed.js' async></script>"],
    ["neither defer nor async, in the head", "", "<script src='/dist/embed.js'></script>"],
    ["added by a script", "<script>document.body.append(Object.assign(document.createElement('script'), { src: '/dist/embed.js' }))</script>"],
    ["as a module", "<script type='module' src='/dist/embed.js'></script>"],
    ["beside a form called currentScript and an element called jiyao", "<form name='currentScript'></form><p id='jiyao'></p><script src='/dist/embed.js' defer></script>"],
    ["data-base, a folder", "<script src='/copy/embed.js' data-base='/dist/' defer></script>"],
    ["data-base without the last slash", "<script src='/copy/embed.js' data-base='/dist' defer></script>"],
    ["data-base, relative", "<script src='/copy/embed.js' data-base='../dist' defer></script>"],
  ]) {
    const path = `/shapes/${encodeURIComponent(name).replaceAll("%", "")}.html`;
    page.fetched.length = 0;
    await page.goto(new URL(serve(path, document(script, head)), page.url()).href);
    await page.locator("jiyao-bar").waitFor({ state: "attached", timeout: 10_000 }).catch(() => assert.fail(name));
    assert.ok(page.fetched.some((file) => file.startsWith("/dist/widget-") || file.startsWith("/%64ist/widget-")), name);
  }
});

test("a second copy on the page does nothing", async (t) => {
  const page = await visit(t, serve("/embed/twice.html", document("<script src='/dist/embed.js' defer></script><script src='/dist/embed.js?again' defer></script>")));
  await page.waitForLoadState("networkidle");
  assert.equal(await page.locator("jiyao-bar").count(), 1);
});

test("every option of the script tag reaches the widget", async (t) => {
  const body = `<div id="tools"></div><article><p>别的正文，别的正文，别的正文，别的正文，别的正文。</p></article><div id="own">${article}</div>`;
  const data = "data-article='#own article' data-container='#tools' data-lang='en' data-worker='false' data-terms='一抓到底，按时完成' data-dictionary='/words.bin'";
  const dictionary = (await readdir(join(www, "dist"))).find((file) => file.startsWith("dictionary-"));
  const page = await visit(t, serve("/embed/options.html", document(`<script src='/dist/embed.js' defer ${data}></script>`, "", body)), {
    before: (page) => page.route("**/words.bin", async (route) => route.fulfill({ body: await readFile(join(www, "dist", dictionary)) })),
  });
  assert.equal(await page.locator("#tools > jiyao-bar").count(), 1);
  assert.equal(await page.locator("jiyao-bar [role=toolbar]").getAttribute("aria-label"), "Reading tools");
  assert.equal(await page.evaluate(async () => (await jiyao.widget).article.blocks.some((text) => text.includes("别的正文"))), false);
  const keywords = await page.evaluate(async () => (await (await jiyao.widget).digest()).keywords.map(({ text }) => text));
  assert.ok(keywords.includes("一抓到底"), keywords.join());
  assert.ok(page.fetched.includes("/words.bin"));
  assert.ok(!page.fetched.some((file) => /dictionary-|worker-/.test(file)), "neither the package's dictionary nor the worker is wanted");
});

test("data-mount=false waits for the page", async (t) => {
  const page = await visit(t, serve("/embed/waits.html", document("<script src='/dist/embed.js' data-mount='false' defer></script>")), { mounted: false });
  assert.equal(await page.evaluate(() => jiyao.widget), null);
  assert.equal(await page.evaluate(async () => (await jiyao.readArticle()).blocks.length), 2);
  assert.equal(await page.locator("jiyao-bar").count(), 0);
});

/** Holds back the answer for `first` until all of `others` have been asked for: patterns of paths. */
const heldUntilAsked = (first, others) => async (page) => {
  const missing = new Set(others);
  let release;
  const asked = new Promise((done) => (release = done));
  page.on("request", (request) => {
    for (const other of missing) if (other.test(request.url())) missing.delete(other);
    if (!missing.size) release();
  });
  await page.route(first, async (route) => {
    await asked;
    await route.continue();
  });
};
const times = (page, pattern) => page.fetched.filter((path) => pattern.test(path)).length;
const ofBar = [/index\.js/, /chunk-.*\.js/, /widget-.*\.bin/];
const ofDigest = [/card-.*\.js/, /card-.*\.bin/, /engine-.*\.bin/, /dictionary-.*\.bin/];

test("all that the bar takes is asked for at once, and once", async (t) => {
  const page = await visit(t, serve("/embed/parallel.html", document("<script src='/dist/embed.js' defer></script>")), {
    before: heldUntilAsked(ofBar[0], ofBar.slice(1)),
  });
  for (const file of ofBar) assert.equal(times(page, file), 1, `${file}`);
});

test("with the lines of head.html in its head a page asks for all of it before embed.js has come", async (t) => {
  const lines = await readFile(join(www, "dist/head.html"), "utf8");
  const page = await visit(t, serve("/embed/head.html", document("", lines.replaceAll("/jiyao/dist/", "/dist/"))), {
    before: heldUntilAsked(/embed\.js/, ofBar),
  });
  for (const file of ofBar) assert.equal(times(page, file), 1, `${file}`);
  const told = (await readFile(join(www, "../README.md"), "utf8"));
  for (const line of lines.trim().split("\n")) assert.ok(told.includes(line.replace(/-\w{8}\./, "-….")), line);
});

test("an embed.js of another version does not keep the bar away", async (t) => {
  const page = await visit(t, serve("/embed/older.html", document("<script src='/dist/embed.js' defer></script>")), {
    allowed: /404/,
    before: (page) => page.route("**/embed.js", async (route) => {
      const text = await readFile(join(www, "dist/embed.js"), "utf8");
      await route.fulfill({ contentType: "text/javascript", body: text.replace(/widget-\w+\.bin/, "widget-00000000.bin") });
    }),
  });
  assert.equal(await page.locator("jiyao-bar").count(), 1);
});

test("all that a digest takes is asked for at once when it is wanted, and once", async (t) => {
  for (const command of ["digest", "keywords"]) {
    const page = await visit(t, serve("/embed/wanted.html", document("<script src='/dist/embed.js' defer></script>")), {
      before: heldUntilAsked(ofDigest[0], ofDigest.slice(1)),
    });
    await page.locator(`jiyao-bar [data-command=${command}]`).press("Enter");
    await page.locator(command === "digest" ? "jiyao-card" : "jiyao-bar [data-command=keywords][aria-pressed=true]").first().waitFor();
    assert.ok((await headline(page)).length);
    for (const file of ofDigest) assert.equal(times(page, file), 1, `${file}`);
    await page.context().close();
  }
});

test("a pointer or the focus on the button asks for it, unless the reader saves data", async (t) => {
  const path = serve("/embed/near.html", document("<script src='/dist/embed.js' defer></script>"));
  const near = { hover: (button) => button.hover(), focus: (button) => button.focus() };
  for (const [name, come] of Object.entries(near)) {
    const page = await visit(t, path);
    const asked = Promise.all(ofDigest.map((file) => page.waitForRequest(file)));
    await come(page.locator("jiyao-bar [data-command=digest]"));
    await asked;
    assert.ok((await headline(page)).length, name);
    for (const file of ofDigest) assert.equal(times(page, file), 1, `${name} ${file}`);
    await page.context().close();
  }
  const page = await visit(t, path, {
    before: (page) => page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } })),
  });
  for (const come of Object.values(near)) await come(page.locator("jiyao-bar [data-command=digest]"));
  await page.locator("jiyao-bar [data-command=larger]").hover();
  await page.evaluate(async () => (await fetch("/dist/embed.js")).text()); // a later request has come and gone
  for (const file of ofDigest) assert.equal(times(page, file), 0, `${file}`);
  assert.ok((await headline(page)).length);
});

test("a placed jiyao-bar holds the bar, and its removal gives the page back", async (t) => {
  const body = `<div id="place"><jiyao-bar data-lang="en"></jiyao-bar></div>${article}`;
  const page = await visit(t, serve("/embed/placed.html", document("<script src='/dist/embed.js' data-lang='zh-TW' data-terms='一抓到底' defer></script>", "", body)), { mounted: false });
  const bar = page.locator("#place > jiyao-bar > jiyao-bar");
  await bar.waitFor({ state: "attached" });
  assert.equal(await page.locator("jiyao-bar").count(), 2);
  assert.equal(await bar.locator("[role=toolbar]").getAttribute("aria-label"), "Reading tools", "its own attribute wins over the tag's");
  assert.ok((await headline(page)).length);
  await page.locator("[data-command=larger]").click();
  // Moved: still there. Removed: gone with all it did. Put back: there again.
  await page.evaluate(() => document.body.prepend(document.querySelector("#place > jiyao-bar")));
  assert.equal(await page.evaluate(async () => (await jiyao.widget).fontScale > 1), true);
  const after = await page.evaluate(async () => {
    const bar = document.querySelector("jiyao-bar");
    bar.remove();
    await new Promise((done) => setTimeout(done));
    const { outerHTML } = document.querySelector("article");
    document.getElementById("place").append(bar);
    await bar.widget;
    return { outerHTML, empty: bar.children.length };
  });
  assert.equal(after.outerHTML, article);
  assert.equal(after.empty, 1);
});

test("files on another origin that allows it are used, in a worker too", async (t) => {
  const { origin, asked } = await elsewhere({ "access-control-allow-origin": "*" });
  const page = await visit(t, serve("/embed/cross.html", document(`<script src='${origin}/embed.js' defer></script>`)), { also: origin });
  assert.ok((await headline(page)).length);
  assert.equal(page.workers().length, 1, "the engine should run in a worker");
  assert.ok(asked.some((path) => path.includes("worker-")));
});

test("where the page's policy forbids the worker's shim the engine runs on the page's thread", async (t) => {
  const { origin } = await elsewhere({ "access-control-allow-origin": "*" });
  const policy = `default-src 'self' ${origin}; script-src 'self' ${origin} 'wasm-unsafe-eval'`;
  const page = await visit(t, serve("/embed/cross-strict.html", document(`<script src='${origin}/embed.js' defer></script>`), { "content-security-policy": policy }), { allowed: /blob:/, also: origin });
  assert.ok((await headline(page)).length);
  assert.equal(page.workers().length, 0);
});

test("files on another origin that does not allow it get a clear message, and the page stays as it was", async (t) => {
  const { origin } = await elsewhere({});
  const page = await visit(t, serve("/embed/cross-refused.html", document(`<script src='${origin}/embed.js' defer></script>`)), { also: origin, mounted: false, allowed: /CORS|ERR_FAILED|Access-Control-Allow-Origin/ });
  const error = await page.evaluate(() => jiyao.widget.catch(({ code, message }) => ({ code, message })));
  assert.equal(error.code, "fetch-failed");
  assert.match(error.message, /Access-Control-Allow-Origin/);
  assert.equal(await page.locator("article").evaluate((element) => element.outerHTML), article);
});

test("a page opened from the disk gets a clear message", async (t) => {
  const folder = join(www, "../target/from-disk");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  t.after(() => rm(folder, { recursive: true, force: true }));
  await cp(join(www, "dist"), join(folder, "dist"), { recursive: true });
  await writeFile(join(folder, "page.html"), document("<script src='dist/embed.js' defer></script>"));
  const page = await visit(t, serve("/embed/blank.html", "<!doctype html><title>空白</title>"), { mounted: false, allowed: /file:|ERR_FAILED/ });
  await page.goto(pathToFileURL(join(folder, "page.html")).href);
  const error = await page.evaluate(() => jiyao.widget.catch(({ code, message }) => ({ code, message })));
  assert.equal(error.code, "fetch-failed");
  assert.match(error.message, /file:\/\/.*http:\/\//);
});

test("every file may be bound to its hash, and a changed one is refused", async (t) => {
  const hashes = JSON.parse(await readFile(join(www, "dist/integrity.json"), "utf8"));
  for (const [file, hash] of Object.entries(hashes)) {
    assert.equal(hash, `sha384-${createHash("sha384").update(await readFile(join(www, "dist", file))).digest("base64")}`, file);
  }
  const map = (of) => `<script type="importmap">${JSON.stringify({ integrity: Object.fromEntries(Object.entries(of).filter(([file]) => file.endsWith(".js")).map(([file, hash]) => [`/dist/${file}`, hash])) })}</script>`;
  const tag = `<script src='/dist/embed.js' integrity='${hashes["embed.js"]}' defer></script>`;
  const page = await visit(t, serve("/embed/integrity.html", document(tag, map(hashes))));
  assert.ok((await headline(page)).length);
  const changed = { ...hashes, "index.js": hashes["embed.js"] };
  const refused = await visit(t, serve("/embed/changed.html", document(tag, map(changed))), { mounted: false, allowed: /integrity|fetch-failed/ });
  assert.equal(await refused.evaluate(() => jiyao.widget.catch(({ code }) => code)), "fetch-failed");
});

test("the script tag stays under 2 KB", async () => {
  assert.ok((await readFile(join(www, "dist/embed.js"))).length < 2048);
});

test("README, types, script tag and Rust name the same options", async () => {
  const read = (path) => readFile(join(www, path), "utf8");
  const sorted = (names) => [...new Set(names)].sort();
  const camel = (name) => name.replace(/[-_]([a-z])/g, (_, letter) => letter.toUpperCase());
  const readme = await read("../README.md");
  const rows = [...readme.matchAll(/^\| `(\w+)` \| `data-([\w-]+)="/gm)];
  for (const [, name, attribute] of rows) assert.equal(name, camel(attribute));
  const chinese = [...(await read("README.md")).matchAll(/^\| `data-([\w-]+)`/gm)].map(([, name]) => camel(name));
  const interfaces = (await read("js/index.d.ts")).match(/interface MountOptions \{(.*?)\n\}/s)[1];
  const declared = [...interfaces.matchAll(/^ {2}(\w+)\?:/gm)].map(([, name]) => name);
  const tag = (await read("js/options.js")).match(/const OPTIONS = \{(.*?)\}/s)[1];
  const attributes = [...tag.matchAll(/(\w+): /g)].map(([, name]) => name);
  // Some options are Rust's business, the others (which files, which thread) are the glue's.
  const rust = [...(await read("../src/widget/options.rs")).matchAll(/pub fn (\w+)\(this: &Options\)/g)].map(([, name]) => camel(name));
  // What the display's part reads stands in one table, which the shell looks at too.
  const display = (await read("../src/dom/prefs.rs")).match(/const DISPLAY: \[&str; \d+\] =\s*\[(.*?)\];/s)[1];
  rust.push(...[...display.matchAll(/"(\w+)"/g)].map(([, name]) => name));
  const glue = (await read("js/index.js")).match(/const \{([^}]*)\} = options;/)[1].split(",").map((part) => part.trim().split(/\W/)[0]).filter(Boolean);
  const known = sorted([...rust, ...glue]);
  assert.deepEqual(sorted(rows.map(([, name]) => name)), known, "README.md");
  assert.deepEqual(sorted(declared), known, "www/js/index.d.ts");
  assert.deepEqual(sorted(attributes), known, "www/js/options.js");
  assert.deepEqual(sorted(chinese.filter((name) => name !== "mount")), known, "www/README.md");
});

test("the English and the Chinese README have the same facts, and they are those of the built files", async () => {
  const [english, chinese] = await Promise.all(["../README.md", "README.md"].map((path) => readFile(join(www, path), "utf8")));
  const files = Object.keys(JSON.parse(await readFile(join(www, "dist/integrity.json"), "utf8")));
  for (const file of files) {
    // A name with a hash stands in the tables as `card-*` or `widget-*.bin`.
    const names = [file, file.replace(/-[^-]+$/, "-*"), file.replace(/-[^-.]+\./, "-*.")];
    for (const [readme, text] of [["README.md", english], ["www/README.md", chinese]]) {
      assert.ok(names.some((name) => text.includes(`\`${name}\``)), `${readme} says nothing of ${file}`);
    }
  }
  const facts = [
    "'wasm-unsafe-eval'", "trusted-types jiyao", "worker-src blob:", "Access-Control-Allow-Origin", "--jiyao-accent", "<jiyao-bar></jiyao-bar>",
    '<script src="/jiyao/dist/embed.js" defer></script>', "npx jiyao digest", "GB18030", "MIT", "20.19",
    "Edge 96", "Firefox 79", "Safari 15", "Chrome 105", "Safari 17.2", "Firefox 140",
  ];
  for (const fact of facts) {
    assert.ok(english.includes(fact), `README.md: ${fact}`);
    assert.ok(chinese.includes(fact), `www/README.md: ${fact}`);
  }
});
