// The widget in the page at hand. It runs in the extension's own world there: the page's scripts do not see it, and the page's
// policy does not bind it. Bundled by tests/browser/extension.mjs; injected as often as the button is pressed, and set up once.
import { mount } from "../js/index.js";
import { buttons } from "./buttons.js";
import { api } from "./own.js";
import { loadStore, STORE } from "./store.js";

const PAGE = Symbol.for("jiyao:page");

/** A copy of the site's own. */
const sites = () => [...document.querySelectorAll("jiyao-bar")].some((bar) => bar !== own);
let own, widget;

const added = buttons();
const ready = ({ target }) => {
  own = target;
  added.into(target);
};
// The site's own copy may come after ours.
const watch = new MutationObserver(() => {
  if (widget && sites()) {
    away();
    void api.runtime.sendMessage({ what: "state", became: { state: "site" } });
  }
});

function away() {
  watch.disconnect();
  document.removeEventListener("jiyao:ready", ready);
  added.stop();
  widget?.destroy();
  widget = own = undefined;
}

/** Mounts it; gives what became of that, by the names of `STATES` in background.js, and why it failed. */
async function open() {
  if (widget) return { state: "open" };
  if (sites()) return { state: "site" };
  try {
    // In Firefox the extension's global object is not the window that it sees.
    window[STORE] ??= await loadStore();
    document.addEventListener("jiyao:ready", ready);
    widget = await mount();
  } catch (error) {
    away();
    if (error.code === "wasm-blocked") return { state: "blocked" };
    return { state: "failed", cause: [error.code, error.message, error.cause?.message].filter(Boolean).join(" · ") };
  }
  if (widget.article) {
    watch.observe(document, { childList: true, subtree: true });
    return { state: "open" };
  }
  away();
  return { state: "none" };
}

let last = Promise.resolve();
/** One after the other. */
const next = (work) => (last = last.then(work));

globalThis[PAGE] ??= {
  open: () => next(open),
  toggle: () => next(() => (widget ? (away(), { state: "away" }) : open())),
};
