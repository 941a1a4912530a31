// The hand-written types and what the package does are in step: neither has what the other lacks.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { reportPage } from "../card.mjs";
import { serve, visit, www } from "../site.mjs";

const source = join(www, "../src");
const types = await readFile(join(www, "js/index.d.ts"), "utf8");
const engineTypes = await readFile(join(www, "js/engine.d.ts"), "utf8");

/** The names that an interface of the types declares. */
function members(name) {
  const [, body] = types.match(new RegExp(`^export interface ${name} \\{\\n(.*?)^\\}`, "ms"));
  return [...new Set(Array.from(body.matchAll(/^ {2}(?:readonly )?"?([\w:]+)"?(?=[?(:])/gm), ([, member]) => member))].toSorted();
}
/** The strings of a union type. */
const union = (text, name) => [...text.match(new RegExp(`type ${name} =([^;]*);`))[1].matchAll(/"([^"]+)"/g)].map(([, word]) => word).toSorted();

async function rust() {
  const files = (await readdir(source, { recursive: true })).filter((file) => file.endsWith(".rs"));
  return (await Promise.all(files.map((file) => readFile(join(source, file), "utf8")))).join("\n");
}

test("the types name every member of a widget, and no other", async (t) => {
  const page = await visit(t, serve("/made/types.html", reportPage()));
  const real = await page.evaluate(async () => Object.keys(await jiyao.widget));
  assert.deepEqual(members("Widget"), real.toSorted());
});

test("every exported method of the card and of the display can be reached by a widget, and destroyed", async () => {
  const parts = await Promise.all(["card", "display"].map((name) => readFile(join(source, `exports/${name}.rs`), "utf8")));
  const glue = await readFile(join(www, "js/index.js"), "utf8");
  const shell = await rust();
  for (const [, attribute, name] of parts.join("\n").matchAll(/(?:js_name = (\w+)\)\]\n\s*)?pub fn (\w+)\(/g)) {
    const method = attribute ?? name;
    if (method === "new") continue;
    // By the widget's own methods, or by the shell's buttons (`PartHandle`).
    const bound = new RegExp(`(?:ofCard|withEngine)\\("${method}"\\)|part\\("display"\\)\\)\\.${method}\\(|part\\.${method}\\(`).test(glue)
      || new RegExp(`fn ${name}\\(this: &PartHandle`).test(shell);
    assert.ok(bound, method);
  }
});

test("the types name every event, and no other", async () => {
  const fired = [...(await rust()).matchAll(/emit\([^;]*?"(jiyao:\w+)"/g)].map(([, name]) => name);
  assert.deepEqual(members("WidgetEventMap"), [...new Set(fired)].toSorted());
});

test("the types name every error code, and no other", async () => {
  const errors = await readFile(join(source, "error.rs"), "utf8");
  const [glue, ...others] = await Promise.all(["error", "load", "engine"].map((name) => readFile(join(www, `js/${name}.js`), "utf8")));
  const [, messages] = glue.match(/MESSAGES = \{(.*?)\n\}/s);
  const thrown = others.join("\n").matchAll(/new JiyaoError\("([a-z-]+)", "[^"]+"\)/g);
  const codes = [...errors.matchAll(/=> (?:of_dictionary\()?"([a-z-]+)"/g), ...messages.matchAll(/^ {2}"?([a-z-]+)"?:/gm), ...thrown].map(([, code]) => code);
  assert.deepEqual(union(engineTypes, "ErrorCode"), [...new Set(codes)].toSorted());
});

test("the types name every tab, format and layout", async (t) => {
  const named = async (file, name) => {
    const [, body] = (await readFile(join(source, file), "utf8")).match(new RegExp(`pub enum ${name} \\{(.*?)\\n    \\}`, "s"));
    return [...body.matchAll(/^\s*\w+ = "([\w-]+)",/gm)].map(([, word]) => word).toSorted();
  };
  assert.deepEqual(union(types, "CardTab"), await named("card/tabs.rs", "Tab"));
  assert.deepEqual(union(types, "ExportFormat"), await named("card/export.rs", "Format"));
  assert.deepEqual(union(types, "WordFormat"), await named("card/export.rs", "Word"));
  const page = await visit(t, serve("/made/types-layout.html", reportPage()), { before: (page) => page.addInitScript(() => { window.print = () => {}; }) });
  for (const layout of union(types, "PrintLayout")) await page.evaluate(async (layout) => (await jiyao.widget).print(layout), layout);
  assert.equal(await page.evaluate(async () => (await jiyao.widget).print("a5").catch(({ code }) => code)), "invalid-input");
});

test("the types name every display setting and its values, and no other", async () => {
  const [prefs, settings] = await Promise.all(["dom/prefs.rs", "display/settings.rs"].map((path) => readFile(join(source, path), "utf8")));
  const strings = (text, pattern) => [...text.match(pattern)[1].matchAll(/"([\w-]+)"/g)].map(([, word]) => word).toSorted();
  assert.deepEqual(members("DisplaySettings"), strings(prefs, /DISPLAY: \[&str; \d+\] =\s*\[(.*?)\];/s));
  const declared = (name) => [...types.match(new RegExp(`interface DisplaySettings \\{.*?^  ${name}: ([^;]*);`, "ms"))[1].matchAll(/"([\w-]+)"/g)].map(([, word]) => word).toSorted();
  assert.deepEqual(declared("theme"), strings(settings, /THEMES: [^=]*=\s*\[(.*?)\];/s));
  const fonts = [...settings.match(/FONTS: [^=]*=\s*\[(.*?)\n\];/s)[1].matchAll(/\(\s*"(\w+)",/g)].map(([, name]) => name).toSorted();
  assert.deepEqual(declared("font"), fonts);
});
