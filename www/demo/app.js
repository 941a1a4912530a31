// The front door as an app: kept for use without a network, and opened with what the reader hands over: a file from the desktop,
// a text that another app shares, a text that was selected on a page. The same page in the extension is opened by that.
import { openFile, openText } from "./front.js";

/** Where sw.js leaves what was shared. */
const SHARED = "shared";

const extension = /-extension:$/.test(location.protocol) ? (globalThis.browser ?? chrome) : null;
// What is said there is for owners of sites.
document.documentElement.classList.toggle("extension", Boolean(extension));

async function handedOver() {
  if (extension) {
    const { own } = await extension.storage.session.get("own");
    await extension.storage.session.remove("own");
    return own?.html ? new File([own.html], `${own.title}.html`) : own;
  }
  if (!new URLSearchParams(location.search).has(SHARED)) return null;
  history.replaceState(null, "", location.pathname);
  const cache = await caches.open(SHARED);
  const held = await cache.match(SHARED);
  await cache.delete(SHARED);
  if (!held) return null;
  const name = held.headers.get("x-name");
  return name ? new File([await held.blob()], decodeURIComponent(name)) : held.text();
}

const given = await handedOver();
if (given) await (typeof given === "string" ? openText(given) : openFile(given));

globalThis.launchQueue?.setConsumer(async ({ files }) => {
  if (files.length) await openFile(await files[0].getFile());
});

if (!extension) {
  // The extension has no use for them.
  document.head.append(Object.assign(document.createElement("link"), { rel: "manifest", href: "app.webmanifest" }));
  // Browsers have it on pages with https and on this machine's own only. Not at once: the page comes first.
  const keep = () => navigator.serviceWorker?.register("sw.js");
  if (document.readyState === "complete") keep();
  else addEventListener("load", keep);
}
