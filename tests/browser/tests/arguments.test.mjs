// Every public function with every kind of wrong argument: a JiyaoError that names the argument, and the next call works.
import assert from "node:assert/strict";
import { test } from "node:test";
import { reportPage } from "../card.mjs";
import { serve, visit } from "../site.mjs";

/** In the page: what is no text, number, list or object of the documented shape. */
const VALUES = {
  number: "2024", nan: "NaN", text: '"会议"', empty: '""', true: "true", list: "[5]", object: "({ a: 1 })", function: "() => {}", symbol: "Symbol()", bigint: "5n",
  null: "null", undefined: "undefined", date: "new Date(0)",
};

/** Each function: the argument's name, the call with `value`, and the values that are right or as good as none. */
const FUNCTIONS = [
  ["text", "widget.find(value)", "text empty null undefined"],
  ["tab", "widget.open(value)", "null undefined"],
  ["what", "widget.speak(value)", "null undefined"],
  ["format", "widget.export(value)", ""],
  ["terms", "widget.highlight(value)", "null undefined"],
  ["spans", "widget.show(value)", ""],
  ["layout", "widget.print(value)", "null undefined"],
  ["options", "widget.digest(value)", "list object function date undefined"],
  ["settings", "widget.display(value)", "list object function date null undefined"],
  ["fontScale", "(async () => { widget.fontScale = value; })()", "number nan"],
  ["root", "jiyao.readArticle(value)", "null undefined"],
  ["options", "jiyao.mount(value)", "list object date undefined"],
  ...["lang", "printLayout", "theme", "font", "align", "base"].map((name) => [name, `jiyao.mount({ ${name}: value })`, "text empty null undefined"]),
  ...["quiet", "takeOver", "editor", "worker"].map((name) => [name, `jiyao.mount({ ${name}: value })`, "true null undefined"]),
  ...["fontScale", "lineHeight"].map((name) => [name, `jiyao.mount({ ${name}: value })`, "number nan null undefined"]),
  ...["article", "container", "title", "dictionary"].map((name) => [name, `jiyao.mount({ ${name}: value })`, "text empty list object function date null undefined"]),
  ["terms", "jiyao.mount({ terms: value })", "null undefined"],
  ["options", "createEngine(value)", "list object date undefined"],
  ["terms", "createEngine({ terms: value })", "undefined"],
  ["progress", "createEngine({ progress: value })", "function undefined"],
  ["report", "engine.digest(value)", ""],
  ["report", "engine.write(value, 'text')", ""],
  ["format", "engine.write({ blocks: [] }, value)", ""],
  ["text", "engine.keywords(value)", "text empty"],
  ["limit", "engine.keywords('会议', { limit: value })", "number undefined"],
  ["text", "engine.segment(value)", "text empty"],
];

test("wrong arguments are named, and spoil nothing", { timeout: 180_000 }, async (t) => {
  const page = await visit(t, serve("/made/arguments", reportPage()), { allowed: /selector-without-match|jiyao:/, before: (page) => page.addInitScript(() => { window.print = () => {}; }) });
  const wrong = await page.evaluate(async ([functions, values]) => {
    const widget = await jiyao.widget, { createEngine } = await import("/dist/engine.js"), engine = await createEngine();
    const run = (call, value) => new Function("widget", "engine", "createEngine", "value", `return ${call}`)(widget, engine, createEngine, value);
    const wrong = [];
    for (const [argument, call, right] of functions) {
      for (const [kind, source] of Object.entries(values)) {
        if (right.split(" ").includes(kind)) continue;
        let got = "nothing";
        try {
          await run(call, new Function(`return ${source}`)());
        } catch (error) {
          got = `${error.name} ${error.code} ${error.message}`;
        }
        if (!got.startsWith("JiyaoError invalid-input 参数") || !got.includes(argument)) wrong.push(`${call} with ${kind}: ${got}`);
      }
    }
    const digest = await widget.digest();
    if (!digest.headline.text || (await widget.find("会议")) < 2 || engine.segment("会议指出").length < 2) wrong.push("calls after these");
    return wrong;
  }, [FUNCTIONS, VALUES]);
  assert.deepEqual(wrong, []);
  assert.equal(await page.locator("jiyao-bar").count(), 1, "no widget was left by a refused mount");
});

test("an address of the files that is none is an error with a code, and jiyao is there", async (t) => {
  const page = await visit(t, serve("/made/bad-base", reportPage('data-base="http://[bad"')), { mounted: false, allowed: /invalid-input/ });
  const code = await page.evaluate(async () => [typeof jiyao.mount, await jiyao.widget.catch((error) => error.code), await jiyao.mount({ lang: "en" }).catch((error) => error.code)]);
  assert.deepEqual(code, ["function", "invalid-input", "invalid-input"]);
});
