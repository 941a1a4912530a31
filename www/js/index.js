// "jiyao": puts the widget into a page. Importing it touches no DOM: work starts at mount.
import initialise, { mount as mountWidget, readArticle as read, version } from "glue:widget";
import { JiyaoError, invalidInput, jiyaoError } from "./error.js";
import { ask, beside, bytes, come, compiled, once } from "./load.js";
import { rest } from "./rest.js";

export { JiyaoError };

/** The widget's wasm, once; `asked`: the answer, where it is on its way. */
const load = once(async (base, asked) => {
  try {
    const address = at(base, "__WIDGET__", new URL("./__WIDGET__", import.meta.url));
    // The page may have an embed.js of another version, which has asked for another file.
    const same = (await asked?.catch(() => {}))?.url.endsWith("/__WIDGET__");
    await initialise(await compiled(await bytes(same ? asked : address)));
    if (version() !== "__VERSION__") throw new JiyaoError("version-mismatch");
  } catch (error) {
    throw jiyaoError(error, "wasm-invalid");
  }
});

/**
 * The address of a file: below the site's `base`, a folder with or without the slash, else beside this module. Next makes
 * something of `new URL` whose `href` lacks the origin; so it is resolved again.
 */
const at = (base, name, own) => {
  try {
    return new URL(base ? name : beside(own), new URL(base ? base.replace(/\/?$/, "/") : "", document.baseURI)).href;
  } catch {
    throw invalidInput("base"); // no text, or no address
  }
};

/** Elsewhere than in a page nothing is begun: a promise that fails on its way would end Node, and jsdom lays nothing out. */
const inPage = () => {
  if (!globalThis.document || /jsdom|HappyDOM/.test(navigator.userAgent)) throw new JiyaoError("unsupported");
};

const parsed = () =>
  document.readyState !== "loading" ? undefined : new Promise((done) => document.addEventListener("DOMContentLoaded", done, { once: true }));

/** @type {import("./index.d.ts").mount}; `asked`: what embed.js has asked for, the widget's file. */
export async function mount(options = {}, asked) {
  inPage();
  if (typeof options !== "object" || options === null) throw invalidInput("options");
  const { base, dictionary, terms, worker } = options;
  await Promise.all([load(base, asked), parsed()]);
  let client; // the engine's, which outlasts the articles of a page
  const ofEngine = [
    at(base, "__ENGINE__", new URL("./__ENGINE__", import.meta.url)),
    typeof dictionary === "string" ? new URL(dictionary, document.baseURI).href
      : (dictionary ?? at(base, "__DICTIONARY__", new URL("./__DICTIONARY__", import.meta.url))),
  ];
  // What is asked for at once, so that no file waits for another. Forgotten where it fails.
  let cardFiles, engineFiles;
  const askCard = () => (cardFiles ??= [import("./card.js"), ask(at(base, "__CARD__", new URL("./__CARD__", import.meta.url)))]);
  const askEngine = () => {
    askCard()[0].catch(() => {});
    if (!client) engineFiles ??= ask(...ofEngine);
  };
  // What is fetched when it is first wanted: how it is loaded, with what is given what stops that, and how it is made
  // for an article.
  const late = {
    card: [async (held) => {
      const [code, { files, abort }] = askCard();
      try {
        const { engineClient, loadCard } = await come(code, held);
        client ??= engineClient({
          wasm: ofEngine[0],
          dictionary: ofEngine[1],
          asked: engineFiles,
          terms: terms ?? [],
          worker: worker !== false && typeof Worker === "function",
          workerAddress: at(base, "__WORKER__", new URL("./__WORKER__", import.meta.url)),
        });
        return await loadCard(files[0], held);
      } catch (error) {
        abort();
        cardFiles = undefined;
        throw error;
      }
    }, (Card, article) => Card.make(article, client, handle, rest)],
    print: [async (held) => (await come(import("./print.js"), held)).loadPrint(at(base, "__PRINT__", new URL("./__PRINT__", import.meta.url)), held),
      (Printing, article) => new Printing(article, options.printLayout)],
    display: [async (held) => (await come(import("./display.js"), held)).loadDisplay(at(base, "__DISPLAY__", new URL("./__DISPLAY__", import.meta.url)), held),
      (Display, article) => new Display(article, options, handle)],
  };
  let wanted = {}; // promises of these, by name
  let shown = []; // these
  const stops = {}; // what stops one on its way
  const parts = {
    part(name, article) {
      const mounted = handle, all = wanted, [load, make] = late[name];
      return (all[name] ??= (async () => {
        const Part = await load((stop) => (stops[name] = stop));
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
    stop: (name) => stops[name]?.(),
    pick: async (...list) => {
      try {
        await late.card[0]();
        return (await askCard()[0]).pick(...list);
      } catch (error) {
        throw jiyaoError(error, "fetch-failed");
      }
    },
    /** What digest and keywords take is wanted, or soon may be: not where the reader saves data. */
    expect: (wanted) => {
      if (wanted || !navigator.connection?.saveData) askEngine();
    },
    // Not at once: the widget that asks for it must not go while it does.
    remount: async () => {
      await null;
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
    },
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
  const withEngine = (method) => (...list) => {
    if (handle?.article) askEngine();
    return ofCard(method)(...list);
  };
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
    digest: withEngine("digest"),
    open: ofCard("open"),
    close: ofCard("close"),
    show: ofCard("show"),
    highlight: withEngine("highlight"),
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
  inPage();
  await Promise.all([load(), parsed()]);
  try {
    return read(root) ?? null;
  } catch (error) {
    throw jiyaoError(error);
  }
}
