// The options of mount as attributes, for the script tag and for <jiyao-bar>: `data-print-layout` and so on.

const text = (value) => value;
const number = Number;
const flag = (value) => value !== "false";
const layout = (value) => (value === "none" ? null : value);
// ， and 、 as escapes: the script tag's file has to be ASCII, and the bundler leaves regular expressions as they are.
const list = (value) => value.split(/[,\uff0c\u3001]/).map((item) => item.trim()).filter(Boolean);

/** Name of an option -> what it makes of its attribute. The README has the same table, and so have the types. */
const OPTIONS = { article: text, title: text, date: text, source: text, container: text, quiet: flag, base: text, dictionary: text, worker: flag, takeOver: flag, terms: list, printLayout: layout, lang: text, editor: flag, fontScale: number,
  lineHeight: number, letterSpacing: number, paragraphSpacing: number, lineWidth: number, align: text, font: text, theme: text, themeScope: text, elder: flag, shortcuts: flag, onlyArticle: flag, ruler: flag, captions: flag };

/** @param {DOMStringMap} data @returns {import("./index.d.ts").MountOptions} only what is set and not empty */
export const optionsOf = (data) =>
  // With functions that no page from before 2015 has made its own of, as many have of flatMap.
  Object.entries(OPTIONS).reduce((options, [name, read]) => (data[name] ? { ...options, [name]: read(data[name]) } : options), {});
