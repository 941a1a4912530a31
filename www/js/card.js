// The card and what calls the engine for it, fetched when the reader first wants them.
import initialise, { Card, Picking, version } from "glue:card";
import { JiyaoError } from "./error.js";
import { bytes, compiled } from "./load.js";

export { engineClient } from "./engine-client.js";

/** Loads the card's wasm, once. */
export async function loadCard(address) {
  await initialise(await compiled(await bytes(address)));
  if (version() !== "__VERSION__") throw new JiyaoError("version-mismatch");
  return Card;
}

/** Lets the reader pick the article, until what this gives is freed; after `loadCard`. */
export const pick = (...list) => new Picking(...list);
