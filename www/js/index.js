// "jiyao": puts the widget into a page. Importing it touches no DOM: work starts at mount.
import initialise, { mount as mountWidget, readArticle as read, version } from "glue:widget";
import { JiyaoError, invalidInput, jiyaoError } from "./error.js";
import { bytes, compiled } from "./load.js";
import { rest } from "./rest.js";

export { JiyaoError };

let shell;
/** The widget's wasm, once. */
function load(base) {
  return (shell ??= (async () => {
    await initialise(await compiled(await bytes(at(base, "__WIDGET__", new URL("./__WIDGET__", import.meta.url)))));
    if (version() !== "__VERSION__") throw new JiyaoError("version-mismatch");
  })().catch((error) => {
    shell = undefined;
    throw jiyaoError(error, "wasm-invalid");
  }));
}

/**
 * The address of a file: below the site's `base`, a folder with or without the slash, else beside this module. Next makes
 * something of `new URL` whose `href` lacks the origin; so it is resolved again.
 */
const at = (base, name, own) => {
  try {
    return new URL(base ? name : own.href, new URL(base ? base.replace(/\/?$/, "/") : "", document.baseURI)).href;
  } catch {
    throw invalidInput("base"); // no text, or no address
  }
};

const parsed = () =>
  document.readyState !== "loading" ? undefined : new Promise((done) => document.addEventListener("DOMContentLoaded", done, { once: true }));

/** @type {import("./index.d.ts").mount} */
export async function mount(options = {}) {
  if (typeof options !== "object" || options === null) throw invalidInput("options");
  const { base, dictionary, terms, worker } = options;
  await Promise.all([load(base), parsed()]);
  let client; // the engine's, which outlasts the articles of a page
  // What is fetched when it is first wanted: how it is loaded, and how it is made for an article.
  const late = {
    card: [async () => {
      const { engineClient, loadCard } = await import("./card.js");
      client ??= engineClient({
        wasm: at(base, "__ENGINE__", new URL("./__ENGINE__", import.meta.url)),
        dictionary: typeof dictionary === "string" ? new URL(dictionary, document.baseURI).href
          : (dictionary ?? at(base, "__DICTIONARY__", new URL("./__DICTIONARY__", import.meta.url))),
        terms: terms ?? [],
        worker: worker !== false && typeof Worker === "function",
        workerAddress: at(base, "__WORKER__", new URL("./__WORKER__", import.meta.url)),
      });
      return loadCard(at(base, "__CARD__", new URL("./__CARD__", import.meta.url)));
    }, (Card, article) => Card.make(article, client, handle, rest)],
    display: [async () => (await import("./display.js")).loadDisplay(at(base, "__DISPLAY__", new URL("./__DISPLAY__", import.meta.url))),
      (Display, article) => new Display(article, options, handle)],
  };
  let wanted = {}; // promises of these, by name
  let shown = []; // these
  const parts = {
    part(name, article) {
      const mounted = handle, all = wanted, [load, make] = late[name];
      return (all[name] ??= (async () => {
        const Part = await load();
        await rest(); // so that neither what led here and this nor this and what follows are one long task
        if (!handle || handle !== mounted) throw new JiyaoError("destroyed");
        const part = await make(Part, article);
        shown.push(part);
        await rest();
        if (handle !== mounted) {
          part.destroy();
          throw new JiyaoError("destroyed");
        }
        return part;
      })().catch((error) => {
        delete all[name];
        throw jiyaoError(error, "fetch-failed");
      }));
    },
    pick: async (...list) => {
      try {
        await late.card[0]();
        return (await import("./card.js")).pick(...list);
      } catch (error) {
        throw jiyaoError(error, "fetch-failed");
      }
    },
    // Not at once: the widget that asks for it must not go while it does.
    remount: () => Promise.resolve().then(() => {
      if (!handle) return;
      const scale = handle.fontScale, settings = shown.find((part) => part.update)?.update();
      leave();
      wanted = {};
      try {
        handle = mountWidget(options, parts);
      } catch {
        return; // a page that has lost its <body>
      }
      if (scale !== 1) handle.fontScale = scale;
      if (settings) handle.part("display").then((display) => display.update(settings), () => {});
    }),
  };
  let handle;
  const leave = () => {
    shown.forEach((part) => part.destroy());
    shown = [];
    handle?.destroy();
  };
  try {
    handle = mountWidget(options, parts);
  } catch (error) {
    throw jiyaoError(error);
  }
  const later = async (work) => {
    if (!handle) throw new JiyaoError("destroyed");
    try {
      return await work();
    } catch (error) {
      throw jiyaoError(error);
    }
  };
  /** A method of the card, fetched with the first call. */
  const ofCard = (method) => (...list) => later(async () => (await handle.part("card"))[method](...list));
  return {
    get article() { return handle?.article ?? null; },
    get fontScale() { return handle?.fontScale ?? 1; },
    set fontScale(scale) {
      try {
        if (handle) handle.fontScale = scale;
      } catch (error) {
        throw jiyaoError(error);
      }
    },
    print: (layout) => later(() => handle.print(layout)),
    display: (settings) => later(async () => (await handle.part("display")).update(settings)),
    digest: ofCard("digest"),
    open: ofCard("open"),
    close: ofCard("close"),
    show: ofCard("show"),
    highlight: ofCard("highlight"),
    find: ofCard("find"),
    next: () => ofCard("step")(true),
    previous: () => ofCard("step")(false),
    export: ofCard("exported"),
    speak: ofCard("speak"),
    destroy() {
      leave();
      client?.dispose();
      handle = undefined;
    },
  };
}

/** @type {import("./index.d.ts").readArticle} */
export async function readArticle(root) {
  await Promise.all([load(), parsed()]);
  try {
    return read(root) ?? null;
  } catch (error) {
    throw jiyaoError(error);
  }
}
