// An HTML page in Node: its article as the widget finds it in a browser, with the same code, over a tree that the
// parser of the HTML standard (parse5) has built.
import initialise, { readArticle } from "glue:widget";
import { parseHTML } from "linkedom/worker";
import { parse, serialize } from "parse5";
import { JiyaoError } from "./engine.js";
import { compiled } from "./load.js";
import { bytesOf } from "./sources.js";

let ready;

/**
 * The article of a page.
 * @param {string} html
 * @returns {Promise<import("./index.d.ts").Article>} its `url` is empty
 * @throws {JiyaoError} `no-article`
 */
export async function articleOf(html) {
  ready ??= bytesOf(new URL("./__WIDGET__", import.meta.url)).then(compiled).then(initialise);
  await ready;
  // linkedom's own parser closes no <p> and moves no text out of a <table>, as browsers do; its tree is written
  // by the standard's rules first.
  const window = parseHTML(serialize(parse(html)));
  // What web-sys asks `instanceof` of.
  for (const name of ["Document", "Element", "HTMLElement", "Node", "Text"]) globalThis[name] ??= window[name];
  dropHidden(window.document);
  const article = readArticle(window.document);
  if (!article) throw new JiyaoError("no-article", "没有找到正文。");
  return article;
}

/** Takes out what the markup itself hides; style sheets and scripts, which a browser would ask too, do not run here. */
function dropHidden(document) {
  const whole = document.body?.textContent.length ?? 0;
  for (const element of document.querySelectorAll("[hidden], [style*=display], [style*=DISPLAY]")) {
    const hidden = element.hasAttribute("hidden") || /display\s*:\s*none/i.test(element.getAttribute("style"));
    // What holds the report is hidden only until a script shows it.
    if (hidden && element.textContent.length * 3 < whole) element.remove();
  }
}
