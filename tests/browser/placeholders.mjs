// What the JavaScript of www has in place of built files, for esbuild: `glue:widget` is wasm-bindgen's glue in the folder
// `stage`, `__WIDGET__` and the like are the files' names.
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** `new URL("./…", import.meta.url)` stays literal, as bundlers want it. */
export const placeholders = (stage, names) => ({
  name: "placeholders",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^glue:/ }, ({ path }) => ({ path: join(stage, `${path.slice(5)}.js`) }));
    onLoad({ filter: /[/\\]www[/\\]js[/\\].*\.js$/ }, async ({ path }) => {
      let contents = await readFile(path, "utf8");
      for (const [key, value] of Object.entries(names)) contents = contents.replaceAll(key, value);
      return { contents, loader: "js" };
    });
  },
});
