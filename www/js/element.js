// "jiyao/element": <jiyao-bar data-…></jiyao-bar> for those who place the bar themselves. Its presence in the page mounts
// the widget, its removal destroys it.
import { mount } from "./index.js";
import { optionsOf } from "./options.js";

let defaults = {}, asked;

// Importing this on a server does nothing.
export class JiyaoBar extends (globalThis.HTMLElement ?? Object) {
  #mounted = null;

  /** A promise of the widget; `null` while the element is not in a page. */
  get widget() {
    return this.#mounted;
  }

  connectedCallback() {
    // The bar that the widget makes is called jiyao-bar too, and has its shadow root before it is in the page.
    if (this.shadowRoot || this.#mounted) return;
    this.#mounted = mount({ ...defaults, ...optionsOf(this.dataset), container: this }, asked);
    this.#mounted.catch((error) => console.error(`jiyao: ${error.code ?? ""} ${error.message}`));
  }

  disconnectedCallback() {
    // An element that is moved is in the page again by then.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#mounted?.then((widget) => widget.destroy(), () => {});
      this.#mounted = null;
    });
  }
}

/** Defines <jiyao-bar>, once; `options` hold where an element's own `data-*` say nothing. `widget`: `asked` of `mount`. */
export function define(options = {}, widget) {
  defaults = options;
  asked = widget;
  if (globalThis.customElements && !customElements.get("jiyao-bar")) customElements.define("jiyao-bar", JiyaoBar);
}
