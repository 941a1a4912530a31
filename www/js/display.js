// Spacing, fonts, colours and their panel, fetched when the reader first wants them.
import initialise, { Display, version } from "glue:display";
import { JiyaoError } from "./error.js";
import { bytes, compiled, once } from "./load.js";

/** Loads the display's wasm, once. */
export const loadDisplay = once(async (address) => {
  await initialise(await compiled(await bytes(address)));
  if (version() !== "__VERSION__") throw new JiyaoError("version-mismatch");
  return Display;
});
