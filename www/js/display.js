// Spacing, fonts, colours and their panel, fetched when the reader first wants them.
import initialise, { Display, version } from "glue:display";
import { bytesOfPart } from "./attempt.js";
import { JiyaoError } from "./error.js";
import { compiled, once } from "./load.js";

/** Loads the display's wasm, once; `held` is given what stops that. */
export const loadDisplay = once(async (address, held) => {
  await initialise(await compiled(await bytesOfPart(address, held)));
  if (version() !== "__VERSION__") throw new JiyaoError("version-mismatch");
  return Display;
});
