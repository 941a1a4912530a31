// The print, fetched once the bar is there.
import initialise, { Printing, version } from "glue:print";
import { bytesOfPart } from "./attempt.js";
import { JiyaoError } from "./error.js";
import { compiled, once } from "./load.js";

/** Loads the print's wasm, once; `held` is given what stops that. */
export const loadPrint = once(async (address, held) => {
  await initialise(await compiled(await bytesOfPart(address, held)));
  if (version() !== "__VERSION__") throw new JiyaoError("version-mismatch");
  return Printing;
});
