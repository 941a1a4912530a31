// Types of "jiyao/react": "jiyao/element", with <jiyao-bar> known to React's JSX.
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { BarEvents, JiyaoBar } from "./element.js";

export * from "./element.js";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "jiyao-bar": DetailedHTMLProps<HTMLAttributes<JiyaoBar>, JiyaoBar> & BarEvents;
    }
  }
}
