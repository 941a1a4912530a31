// The package's files on a site of one's own, without a bundler.
import assert from "node:assert/strict";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { html, installed, opened, packedAndInstalled, project, served, works } from "./project.mjs";

const tag = '<script src="/jiyao/embed.js" defer></script>';

/** A site: its pages, and the package's dist as /jiyao. */
async function site(name, pages) {
  const folder = await project(name, pages);
  await cp(join(installed, "dist"), join(folder, "jiyao"), { recursive: true });
  return folder;
}

/** The script tag's widget where the other pages have theirs. */
async function workedByTag(page, options) {
  await page.evaluate(() => (window.widget = jiyao.widget));
  await works(page, options);
}

test("a plain script tag", async (t) => {
  const folder = await site("script-tag", { "index.html": html(tag) });
  await workedByTag(await opened(t, await served(t, folder)));
});

test("a module script without a bundler", async (t) => {
  const folder = await site("module-script", { "index.html": html('<script type="module">import { mount } from "/jiyao/index.js"; window.widget = mount();</script>') });
  await works(await opened(t, await served(t, folder)));
});

test("a module script with an import map", async (t) => {
  const map = '<script type="importmap">{ "imports": { "jiyao": "/jiyao/index.js" } }</script>';
  const folder = await site("import-map", { "index.html": html(`${map}<script type="module">import { mount } from "jiyao"; window.widget = mount();</script>`) });
  await works(await opened(t, await served(t, folder)));
});

test("a worker of the site's own", async (t) => {
  const folder = await site("worker", {
    "own.js": 'import { createEngine } from "/jiyao/engine.js"; const engine = await createEngine(); postMessage(engine.segment("会议指出").join("|"));',
    "index.html": html('<script type="module">const worker = new Worker("/own.js", { type: "module" }); window.said = new Promise((done) => worker.onmessage = ({ data }) => done(data));</script>'),
  });
  const page = await opened(t, await served(t, folder));
  assert.equal(await page.evaluate(() => window.said), "会议|指出");
});

for (const [name, policy, script] of [
  ["a strict policy", "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'", tag],
  ["a strict policy with Trusted Types", "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types jiyao", tag],
  ["a policy by nonce", "default-src 'self'; script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'", tag.replace(" defer", ' nonce="abc" defer')],
]) {
  test(`${name} is kept without a violation`, async (t) => {
    const folder = await site(name.replaceAll(" ", "-"), { "index.html": html(script) });
    await workedByTag(await opened(t, await served(t, folder, { "content-security-policy": policy })));
  });
}

test("a policy that forbids WebAssembly leaves the page as it was, with a clear message", async (t) => {
  const folder = await site("no-wasm", { "index.html": html(tag) });
  const page = await opened(t, await served(t, folder, { "content-security-policy": "default-src 'self'" }), { allowed: /wasm-blocked|WebAssembly/ });
  assert.equal(await page.evaluate(() => jiyao.widget.catch(({ code }) => code)), "wasm-blocked");
  assert.equal(await page.locator("jiyao-bar").count(), 0);
});

test("a page of another origin", async (t) => {
  await packedAndInstalled();
  const files = await served(t, join(installed, "dist"), { "access-control-allow-origin": "*" });
  const folder = await project("cross-origin", { "index.html": html(`<script src="${files}/embed.js" defer></script>`) });
  await workedByTag(await opened(t, await served(t, folder)));
});

test("a page from the disk says that it cannot work there", async (t) => {
  const folder = await site("from-disk", { "index.html": html('<script src="jiyao/embed.js" defer></script>') });
  const page = await opened(t, pathToFileURL(join(folder, "index.html")).href, { allowed: /file:|ERR_FAILED/ });
  assert.match(await page.evaluate(() => jiyao.widget.catch(({ message }) => message)), /file:\/\//);
});
