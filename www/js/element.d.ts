// Types of "jiyao/element": <jiyao-bar> for those who place the bar themselves.
import type { MountOptions, Widget, WidgetEventMap } from "./index.js";

/**
 * `<jiyao-bar data-…></jiyao-bar>`: its presence in the page mounts the widget, its removal destroys it. It takes the
 * script tag's `data-*`, read when it enters the page.
 */
export class JiyaoBar extends HTMLElement {
  /** `null` while the element is not in a page. */
  readonly widget: Promise<Widget> | null;
}

/** Its events as the templates and the JSX of React 19, Vue and Svelte 5 take them: `onjiyao:digest={…}`. */
export type BarEvents = { [Name in keyof WidgetEventMap as `on${Name}`]?: (event: WidgetEventMap[Name]) => void };

/** Defines `<jiyao-bar>`, once; `options` hold where an element's own `data-*` say nothing. */
export function define(options?: MountOptions): void;

declare global {
  interface HTMLElementTagNameMap {
    "jiyao-bar": JiyaoBar;
  }
}
