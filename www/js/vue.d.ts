// Types of "jiyao/vue": "jiyao/element", with <jiyao-bar> known to Vue's templates and JSX.
import type { HTMLAttributes } from "vue";
import type { BarEvents } from "./element.js";

export * from "./element.js";

declare module "vue" {
  interface GlobalComponents {
    "jiyao-bar": new () => { $props: HTMLAttributes & BarEvents };
  }
}
