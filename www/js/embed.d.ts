// Types of the script tag: `import type {} from "jiyao/embed"` or `/// <reference types="jiyao/embed" />` declares the global.
import type { Article, MountOptions, Widget } from "./index.js";

export interface Embedded {
  /** The widget that the tag has mounted; `null` with `data-mount="false"`. */
  readonly widget: Promise<Widget> | null;
  mount(options?: MountOptions): Promise<Widget>;
  readArticle(root?: Document | Element): Promise<Article | null>;
}

declare global {
  interface Window {
    jiyao: Embedded;
  }
  var jiyao: Embedded;
}
