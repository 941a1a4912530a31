// What the reader has chosen, for all sites, where src/dom/prefs.rs looks for it: as localStorage, but the extension's.
import { api } from "./own.js";

export const STORE = Symbol.for("jiyao:store");

/** Holds for all sites; other keys are of the site at hand. */
const EVERYWHERE = "jiyao:reader:1";
const placed = (key) => (key === EVERYWHERE ? key : `${location.origin} ${key}`);

/** A store that is read at once, as localStorage is, and written soon. Fires `storage` when another page has changed it. */
export async function loadStore() {
  const area = api.storage.local;
  const held = new Map(Object.entries(await area.get()));
  const listeners = new Set();
  api.storage.local.onChanged.addListener((changes) => {
    for (const [key, { newValue }] of Object.entries(changes)) {
      if (held.get(key) === newValue) continue;
      if (newValue === undefined) held.delete(key);
      else held.set(key, newValue);
      for (const listener of listeners) listener({ key });
    }
  });
  return {
    // No EventTarget: in Firefox that is the page's, and no Object of the extension's world.
    addEventListener: (_, listener) => listeners.add(listener),
    removeEventListener: (_, listener) => listeners.delete(listener),
    getItem: (key) => held.get(placed(key)) ?? null,
    setItem(key, text) {
      held.set(placed(key), text);
      void area.set({ [placed(key)]: text });
    },
    removeItem(key) {
      held.delete(placed(key));
      void area.remove(placed(key));
    },
  };
}
