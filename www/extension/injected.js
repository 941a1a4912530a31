// What stands in page.js in place of what the widget's JavaScript asks the browser for: see tests/browser/extension.mjs.
import { api } from "./own.js";

/** `import.meta.url`, which a script that is no module has none of. */
export const ownAddress = api.runtime.getURL("dist/page.js");

/** `fetch` of the package's files. A script in a page may fetch those of its extension only if every page may, and by that see who has it. */
export async function fetchOwn(address) {
  const name = new URL(address).pathname.split("/").pop();
  // The widget asks for them early; the engine is in the background, which has its own.
  if (/^(engine|dictionary)-/.test(name)) return new Response();
  const text = await api.runtime.sendMessage({ what: "file", name });
  if (!text) return new Response(null, { status: 404 });
  return new Response(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));
}
