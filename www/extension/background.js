// The extension's background: hears the button and the shortcuts, puts the widget into the page at hand, and holds the one
// engine of all tabs. In Chromium it is a service worker, in Firefox a page that is never shown; both are off the page's
// thread. Pages cannot reach it: it listens to the extension's own scripts alone.
import { createEngine } from "./dist/engine.js";

const { action, commands, i18n, permissions, runtime, scripting, storage, tabs } = globalThis.browser ?? chrome;
const SCRIPTS = ["page.js"];

/** What became of a press -> badge and title of the button. `null`: none, as before it was pressed. */
const STATES = {
  open: ["badge_open", "away"],
  away: [null, "open"],
  none: ["badge_none", "none"],
  site: ["badge_site", "site"],
  blocked: ["badge_blocked", "blocked"],
  failed: ["!", "failed"],
  forbidden: ["!", "forbidden"],
};

/** Shows on the button what became of a tab, and the cause below it; the browser forgets it when the tab goes to another page. */
async function show(tabId, { state, cause = "" }) {
  if (cause) console.error(`jiyao: ${state}: ${cause}`);
  const [badge, title] = STATES[state];
  await action.setBadgeText({ tabId, text: badge?.startsWith("badge") ? i18n.getMessage(badge) : (badge ?? "") });
  await action.setBadgeBackgroundColor({ tabId, color: "#1f4e79" });
  await action.setBadgeTextColor?.({ tabId, color: "#ffffff" });
  await action.setTitle({ tabId, title: [i18n.getMessage(title), cause].filter(Boolean).join("\n") });
}

/** The tab's process is asked so often, at this distance in milliseconds, before what it refuses counts as forbidden. */
const ATTEMPTS = 20;
const PAUSE = 50;

/**
 * Runs `{ files }` or `{ func }` in the extension's own world of a tab. A press gives the extension the tab; Chromium tells the
 * tab's process so, and then what to run, but on two ways: under load the second may come first, and is refused.
 */
async function inPage(tabId, injection) {
  for (let attempt = 1; ; attempt++) {
    try {
      return (await scripting.executeScript({ target: { tabId }, ...injection }))[0]?.result;
    } catch (error) {
      // Whoever has been given the tab sees its address.
      const given = /Cannot access contents/.test(error.message) && (await tabs.get(tabId)).url;
      if (!given || attempt === ATTEMPTS) throw error;
      await new Promise((done) => setTimeout(done, PAUSE));
    }
  }
}

action.onClicked.addListener(async ({ id }) => {
  let became;
  try {
    await inPage(id, { files: SCRIPTS });
    became = await inPage(id, { func: () => globalThis[Symbol.for("jiyao:page")].toggle() });
    // Chromium holds WebAssembly in the extension's world to the page's policy (https://crbug.com/1385796).
    if (became.state === "blocked") await openOwn(await inPage(id, { func: () => ({ title: document.title, html: document.documentElement.outerHTML }) }));
  } catch ({ message }) {
    became = { state: "forbidden", cause: message }; // the browser's own pages, its store, its PDF viewer
  }
  await show(id, became).catch(() => {}); // a tab that is gone
});

/** Opens the front door, with a text in it or `{ title, html }`, a page. */
async function openOwn(own = "") {
  await storage.session.set({ own });
  await tabs.create({ url: runtime.getURL("index.html") });
}

commands.onCommand.addListener(async (command, tab) => {
  if (command !== "own") return;
  const selected = tab?.id === undefined ? "" : await inPage(tab.id, { func: () => String(getSelection()) }).catch(() => "");
  await openOwn(selected);
});

/** An origin's pages as permissions name them: without the port, which match patterns of Chromium and Firefox leave out. */
const pattern = (origin) => {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
};

/** Registers what runs on the sites that the reader has allowed. */
async function register() {
  const { origins: matches = [] } = await permissions.getAll();
  const registered = await scripting.getRegisteredContentScripts({ ids: ["auto"] });
  if (registered.length) await scripting.unregisterContentScripts({ ids: ["auto"] });
  if (matches.length) await scripting.registerContentScripts([{ id: "auto", matches, js: [...SCRIPTS, "auto.js"], runAt: "document_idle" }]);
}
// One after the other: both events come when the browser starts with a new version.
let registering = Promise.resolve();
const registerSoon = () => void (registering = registering.then(register).catch((error) => console.error(error)));
permissions.onAdded.addListener(registerSoon);
permissions.onRemoved.addListener(registerSoon);
runtime.onInstalled.addListener(registerSoon);
runtime.onStartup.addListener(registerSoon);

/** One of the package's files, in base64: messages are JSON in Chromium. Pages could see a file that they may fetch. */
async function file(name) {
  const response = await fetch(runtime.getURL(`dist/${name}`));
  const bytes = new Uint8Array(await response.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

const ANSWERS = {
  file: ({ name }) => (/^[\w-]+\.bin$/.test(name) ? file(name) : null),
  state: ({ became }, { tab }) => show(tab.id, became),
  docx: (_, { tab }) => inPage(tab.id, { files: ["docx.js"] }),
  own: ({ text }) => openOwn(text),
  isAuto: (_, { origin, url }) => permissions.contains({ origins: [pattern(origin ?? url)] }),
  /** Only a page of the extension may ask the reader for a permission. */
  auto: async (_, { origin, url }) => {
    const site = pattern(origin ?? url);
    if (await permissions.contains({ origins: [site] })) return void (await permissions.remove({ origins: [site] }));
    await tabs.create({ url: runtime.getURL(`options.html?site=${encodeURIComponent(site)}`) });
  },
};
runtime.onMessage.addListener((message, sender, respond) => {
  if (!Object.hasOwn(ANSWERS, message.what)) return false;
  Promise.resolve(ANSWERS[message.what](message, sender)).then(respond, () => respond(null));
  return true; // the answer comes later
});

let engine;
const started = () => (engine ??= createEngine().catch((error) => {
  engine = undefined;
  throw error;
}));
// As www/js/worker.js: { id, method, arguments } -> { id, result } or { id, error: { code, message } }.
runtime.onConnect.addListener((port) => {
  port.onMessage.addListener(async ({ id, method, arguments: list }) => {
    try {
      port.postMessage({ id, result: (await started())[method](...list) });
    } catch ({ code, message }) {
      port.postMessage({ id, error: { code, message } });
    }
  });
});
