// The card and what calls the engine for it, fetched when the reader first wants them.
import initialise, { Card, version } from "glue:card";
import { JiyaoError } from "./error.js";
import { bytes, compiled } from "./load.js";

export { engineClient } from "./engine-client.js";

/** Loads the card's wasm, once. */
export async function loadCard(address) {
  await initialise(await compiled(await bytes(address)));
  if (version() !== "__VERSION__") throw new JiyaoError("version-mismatch");
  return Card;
}
