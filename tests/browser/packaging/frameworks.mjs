// The package in the frameworks and runtimes that people use, as a new user would: with what the README's row says and nothing else.
import assert from "node:assert/strict";
import { cp, readFile, readdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { command, html, installed, opened, project, report, served, started, works } from "./project.mjs";

const modules = fileURLToPath(new URL("frameworks/node_modules", import.meta.url));
const program = (name) => join(modules, ".bin", name);
const mounting = 'import { mount } from "jiyao"; window.widget = mount();';
/**
 * What development servers say in the page: Vite's client, also that its socket for changes is on another port; and that the server
 * does not answer, where it is stopped a moment before the page is closed.
 */
const allowed = /\[vite\]|WebSocket|Vue|\[astro\]|net::ERR_CONNECTION_RE(?:SET|FUSED)/;
const favicon = { "public/favicon.ico": "" };
/** A project that has the frameworks' packages too. */
async function withFrameworks(name, files) {
  const folder = await project(name, files);
  for (const entry of await readdir(modules)) {
    if (!entry.startsWith(".") || entry === ".bin") await symlink(join(modules, entry), join(folder, "node_modules", entry));
  }
  return folder;
}
/** The README's first lines with the widget left where it is, for an article that is found by itself. */
const readme = async () => {
  const text = await readFile(new URL("../../../README.md", import.meta.url), "utf8");
  const [, code] = text.match(/```js\n(import \{ mount \}.*?)```/s);
  return code.replace('article: "#content", ', "").replace(/\n +widget\.destroy\(\);.*\n/, "\n  return widget;\n").replace("\nstart();", "\nwindow.widget = start();");
};
const page = { "index.html": html('<script type="module" src="/main.js"></script>'), "main.js": mounting, ...favicon };

for (const [version, name] of [["5", "vite5"], ["6", "vite6"], ["7", "vite"]]) {
  const vite = join(modules, name, "bin/vite.js");
  test(`Vite ${version}: the development server`, async (t) => {
    const folder = await withFrameworks(`vite-${version}-dev`, page);
    const address = await started(t, process.execPath, [vite, "--host", "127.0.0.1", "--port", "0"], folder);
    await works(await opened(t, address, { allowed }));
  });
  test(`Vite ${version}: build`, async (t) => {
    const folder = await withFrameworks(`vite-${version}-build`, { ...page, "main.js": await readme() });
    await command(process.execPath, [vite, "build", "--logLevel", "warn"], folder);
    await works(await opened(t, await served(t, join(folder, "dist"))));
  });
}

const vue = {
  ...favicon,
  "index.html": html('<div id="app"></div><script type="module" src="/main.js"></script>', ""),
  "main.js": 'import { createApp } from "vue"; import App from "./App.vue"; createApp(App).mount("#app");',
  "App.vue": `<script setup>import { onMounted } from "vue"; import { mount } from "jiyao"; onMounted(() => { window.widget = mount(); });</script><template>${report}</template>`,
  "vite.config.js": 'import vue from "@vitejs/plugin-vue"; export default { plugins: [vue()] };',
};
test("Vue 3: development server and build", async (t) => {
  const folder = await withFrameworks("vue", vue);
  await works(await opened(t, await started(t, program("vite"), ["--host", "127.0.0.1", "--port", "0"], folder), { allowed }));
  await command(program("vite"), ["build", "--logLevel", "warn"], folder);
  await works(await opened(t, await served(t, join(folder, "dist"))));
});

test("SvelteKit: development server and build, rendered beforehand", async (t) => {
  const folder = await withFrameworks("sveltekit", {
    "static/favicon.ico": "",
    "svelte.config.js": 'import adapter from "@sveltejs/adapter-static"; export default { kit: { adapter: adapter() } };',
    "vite.config.js": 'import { sveltekit } from "@sveltejs/kit/vite"; export default { plugins: [sveltekit()] };',
    "src/app.html": '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">%sveltekit.head%</head><body><div style="display: contents">%sveltekit.body%</div></body></html>',
    "src/routes/+layout.js": "export const prerender = true;",
    "src/routes/+page.svelte": `<script>import { onMount } from "svelte"; import { mount } from "jiyao"; onMount(() => { window.widget = mount(); });</script>${report}`,
  });
  await works(await opened(t, await started(t, program("vite"), ["dev", "--host", "127.0.0.1", "--port", "0"], folder), { allowed }));
  await command(program("vite"), ["build", "--logLevel", "error"], folder);
  await works(await opened(t, await served(t, join(folder, "build"))));
});

test("Astro: development server and build", async (t) => {
  const folder = await withFrameworks("astro", { ...favicon, "astro.config.mjs": "export default { devToolbar: { enabled: false } };", "src/pages/index.astro": `<html lang="zh-CN"><head><meta charset="utf-8"><title>示例</title></head><body>${report}<script>${mounting}</script></body></html>` });
  const env = { ASTRO_TELEMETRY_DISABLED: "1" };
  await works(await opened(t, await started(t, program("astro"), ["dev", "--host", "127.0.0.1", "--port", "0"], folder, env), { allowed }));
  await command(program("astro"), ["build"], folder, env);
  await works(await opened(t, await served(t, join(folder, "dist"))));
});

test("VitePress: development server and build", async (t) => {
  const folder = await withFrameworks("vitepress", {
    ...favicon,
    ".vitepress/config.js": "export default { vite: { optimizeDeps: { exclude: ['jiyao'] } } };",
    "index.md": `<script setup>import { onMounted } from "vue"; import { mount } from "jiyao"; onMounted(() => { window.widget = mount({ article: "article" }); });</script>\n\n${report}\n`,
  });
  const developed = await opened(t, await started(t, program("vitepress"), ["dev", "--host", "127.0.0.1", "--port", "0"], folder), { allowed });
  await works(developed);
  // The build writes beside the configuration, at which the development server begins anew: a page that is open says so.
  await developed.close();
  await command(program("vitepress"), ["build"], folder);
  await works(await opened(t, await served(t, join(folder, ".vitepress/dist"))));
});

test("Rollup, with the package's files copied beside the bundle", async (t) => {
  const folder = await withFrameworks("rollup", {
    "index.html": html('<script type="module" src="dist/main.js"></script>'), "main.js": mounting, "favicon.ico": "",
    "rollup.config.js": 'import resolve from "@rollup/plugin-node-resolve"; export default { input: "main.js", output: { dir: "dist" }, plugins: [resolve()] };',
  });
  await command(program("rollup"), ["-c", "--silent"], folder);
  for (const file of await readdir(join(installed, "dist"))) if (/\.bin$|^worker-/.test(file)) await cp(join(installed, "dist", file), join(folder, "dist", file));
  await works(await opened(t, await served(t, folder)));
});

test("Parcel", async (t) => {
  const folder = await withFrameworks("parcel", { "index.html": html('<script type="module" src="./main.js"></script>'), "main.js": mounting });
  await command(program("parcel"), ["build", "index.html", "--no-cache", "--public-url", "./"], folder);
  await works(await opened(t, await served(t, join(folder, "dist"))));
});

test("Parcel, the engine alone, with package exports allowed", async (t) => {
  const folder = await withFrameworks("parcel-engine", {
    "package.json": '{ "private": true, "type": "module", "@parcel/resolver-default": { "packageExports": true } }',
    "package-lock.json": "{}", // by which Parcel knows where a project begins
    "index.html": html('<script type="module" src="./main.js"></script>'),
    "main.js": 'import { createEngine } from "jiyao/engine"; window.said = createEngine().then((engine) => engine.segment("会议指出").join("|"));',
  });
  await command(program("parcel"), ["build", "index.html", "--no-cache", "--public-url", "./"], folder);
  assert.equal(await (await opened(t, await served(t, join(folder, "dist")))).evaluate(() => window.said), "会议|指出");
});

const digesting = 'import { createEngine } from "jiyao/engine"; const engine = await createEngine(); console.log(engine.segment("会议指出").join("|"));';
for (const [name, parameters] of [["deno", ["run", "--allow-read", "--allow-env", "main.js"]], ["bun", ["main.js"]]]) {
  test(`${name} digests without options`, async () => {
    const folder = await withFrameworks(name, { "main.js": digesting });
    assert.equal((await command(program(name), parameters, folder)).stdout.trim(), "会议|指出");
  });
}

test("vitest: the engine runs, and in jsdom mount() says what is wanting", async () => {
  const folder = await withFrameworks("vitest", {
    "engine.test.js": 'import { expect, test } from "vitest"; import { createEngine } from "jiyao/engine"; test("digests", async () => expect((await createEngine()).segment("会议指出")).toEqual(["会议", "指出"]));',
    "dom.test.js": `// @vitest-environment jsdom
      import { expect, test } from "vitest"; import { mount } from "jiyao";
      test("mounts nothing", async () => { const { code, message } = await mount().catch((error) => error); expect([code, message]).toEqual(["unsupported", expect.stringContaining("浏览器的网页")]); });`,
  });
  await command(program("vitest"), ["run"], folder);
});

test("<jiyao-bar> and its events are known to the JSX of React and to the types of Vue and Svelte", async () => {
  const use = (name) => `import type {} from "jiyao/${name}";`;
  const folder = await withFrameworks("jsx", {
    "react.tsx": `${use("react")} export const bar = <jiyao-bar id="a" data-lang="en" onjiyao:digest={({ detail }) => detail.headline.text} />;
      // @ts-expect-error
      export const wrong = <jiyao-bar onjiyao:size={({ detail }) => detail.headline} />;`,
    "vue.ts": `${use("vue")} import type { GlobalComponents } from "vue"; export const props: InstanceType<GlobalComponents["jiyao-bar"]>["$props"] = { "onjiyao:digest": ({ detail }) => detail.headline.text };`,
    "svelte.ts": `${use("svelte")} import type { SvelteHTMLElements } from "svelte/elements"; export const props: SvelteHTMLElements["jiyao-bar"] = { "onjiyao:digest": ({ detail }) => detail.headline.text };`,
    "tsconfig.json": JSON.stringify({ compilerOptions: { strict: true, noEmit: true, target: "es2022", module: "esnext", moduleResolution: "bundler", jsx: "react-jsx", skipLibCheck: true, lib: ["es2023", "dom", "dom.iterable"], types: [] }, files: ["react.tsx", "vue.ts", "svelte.ts"] }),
  });
  await command(fileURLToPath(new URL("node_modules/.bin/tsc", import.meta.url)), ["-p", folder], folder);
});
