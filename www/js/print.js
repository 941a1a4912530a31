// The print, fetched once the bar is there.
import initialise, { Printing, version } from "glue:print";
import { JiyaoError } from "./error.js";
import { bytes, compiled, once } from "./load.js";

/** Loads the print's wasm, once. */
export const loadPrint = once(async (address) => {
  await initialise(await compiled(await bytes(address)));
  if (version() !== "__VERSION__") throw new JiyaoError("version-mismatch");
  return Printing;
});
