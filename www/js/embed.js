// <script src="…/embed.js" defer></script>: finds its own address, reads its data-* and mounts the widget.
import { optionsOf } from "./options.js";

const tag = document.currentScript; // only valid now
// A second copy does nothing. An element with the id jiyao is window.jiyao too (DOM clobbering), but mounts nothing.
if (typeof window.jiyao?.mount !== "function") {
  // A form called currentScript could stand in for the tag.
  const own = tag instanceof HTMLScriptElement ? tag : document.querySelector("script[src*='embed.js']");
  const data = own?.dataset ?? {};
  const options = optionsOf(data);
  const failed = (code, message, cause) => Object.assign(new Error(message, { cause }), { name: "JiyaoError", code });
  const folder = () => {
    try {
      return options.base ? new URL(options.base.replace(/\/?$/, "/"), document.baseURI).href : (own?.src ?? document.baseURI);
    } catch (cause) {
      throw failed("invalid-input", "请检查参数 base。", cause);
    }
  };
  const load = async (file) => {
    const base = folder();
    try {
      return await import(new URL(file, base).href);
    } catch (cause) {
      throw failed("fetch-failed", location.protocol === "file:"
        ? "file:// 页面不能加载模块，请用 http:// 访问。"
        : `没能从 ${base} 取得程序，请检查地址和 Access-Control-Allow-Origin。`, cause);
    }
  };
  const heard = (promise, hear = () => {}) => {
    promise.catch(hear);
    return promise;
  };
  const wanted = data.mount !== "false";
  // All that the bar takes at once, so that no file waits for another. Whoever waits for them hears of failures.
  const askAll = async () => {
    for (const file of "__SHELL__".split(" ")) heard(load(file));
    return fetch(new URL("__WIDGET__", folder()));
  };
  const asked = wanted ? heard(askAll()) : undefined;
  const mount = async (more, response) => (await load("index.js")).mount(more, response);
  const first = async () => {
    if (document.readyState === "loading") await new Promise((done) => document.addEventListener("DOMContentLoaded", done));
    // Whoever has placed a <jiyao-bar> wants the widget there.
    const placed = document.querySelector("jiyao-bar");
    if (!placed) return mount(options, asked);
    (await load("element.js")).define(options, asked);
    return placed.widget;
  };
  window.jiyao = {
    /** The widget that this tag has mounted, as a promise; null with data-mount="false". */
    widget: wanted ? heard(first(), ({ code = "", message }) => console.error(`jiyao: ${code} ${message}`)) : null,
    mount,
    readArticle: async (root) => (await load("index.js")).readArticle(root),
  };
}
