// An HTML page in Node: its article as the widget finds it in a browser, with the same code, over a tree that the
// parser of the HTML standard (parse5) has built.
import initialise, { readArticle } from "glue:widget";
import { parseHTML } from "linkedom/worker";
import { parse, serialize } from "parse5";
import { JiyaoError } from "./error.js";
import { bytes, compiled } from "./load.js";

let ready;

/**
 * The article of a page.
 * @param {string} html
 * @returns {Promise<import("./index.d.ts").Article>} its `url` is empty
 * @throws {JiyaoError} `no-article`
 */
export async function articleOf(html) {
  ready ??= bytes(new URL("./__WIDGET__", import.meta.url)).then(compiled).then((module) => initialise({ module_or_path: module }));
  await ready;
  // linkedom's own parser closes no <p> and moves no text out of a <table>, as browsers do; its tree is written
  // by the standard's rules first.
  const window = parseHTML(serialize(parse(html)));
  // What web-sys asks `instanceof` of.
  for (const name of ["Document", "Element", "HTMLElement", "Node", "Text"]) globalThis[name] ??= window[name];
  const article = readArticle(window.document);
  if (!article) throw new JiyaoError("no-article", "没有找到正文。");
  return article;
}
