// The card, fetched when the reader first wants it.
import initialise, { Card, version } from "glue:card";
import { JiyaoError } from "./error.js";
import { bytes, compiled } from "./load.js";

/** Loads the card's wasm, once. */
export async function loadCard(address) {
  await initialise({ module_or_path: await compiled(await bytes(address)) });
  if (version() !== "__VERSION__") throw new JiyaoError("version-mismatch");
  return Card;
}
