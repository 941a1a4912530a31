// The card and what calls the engine for it, fetched when the reader first wants them.
import initialise, { Card, Picking, version } from "glue:card";
import { bytesOfPart } from "./attempt.js";
import { engineClient as client } from "./engine-client.js";
import { JiyaoError } from "./error.js";
import { compiled, fetchFailed, once } from "./load.js";

/** What calls the engine, and what makes a file for Word of a document: the one is fetched with the other only when wanted. */
export const engineClient = (options) => ({ ...client(options), docx });

async function docx(document) {
  try {
    return await (await import("./__DOCX__")).docx(document);
  } catch (error) {
    throw fetchFailed(error);
  }
}

/** Loads the card's wasm, once: later answers are not read; `held` is given what stops that. */
export const loadCard = once(async (/** @type {Promise<Response>} */ file, held) => {
  await initialise(await compiled(await bytesOfPart(file, held)));
  if (version() !== "__VERSION__") throw new JiyaoError("version-mismatch");
  return Card;
});

/** Lets the reader pick the article, until what this gives is freed; after `loadCard`. */
export const pick = (...list) => new Picking(...list);
