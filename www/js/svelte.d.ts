// Types of "jiyao/svelte": "jiyao/element", with <jiyao-bar> known to Svelte's templates.
import type { HTMLAttributes } from "svelte/elements";
import type { BarEvents, JiyaoBar } from "./element.js";

export * from "./element.js";

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "jiyao-bar": HTMLAttributes<JiyaoBar> & BarEvents;
  }
}
