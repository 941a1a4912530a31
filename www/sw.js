// Keeps the front door for use without a network: the page, what it shows, and the package's files. With a network they come from
// there, so that what is new is seen at once; the others of the site are none of its business.

const SHARED = "shared"; // as in demo/app.js
const FRONT = ["./", "index.html", "app.webmanifest", "demo/front.css", "demo/front.js", "demo/app.js", "demo/images/mark.svg"];
const address = (file) => new URL(file, registration.scope).href;
const own = new Set(FRONT.map(address));

/** Keeps all files of the package that is there now, or what was kept before where one cannot be had. */
async function keep() {
  const list = await (await fetch(address("dist/integrity.json"), { cache: "no-cache" })).text();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(list)));
  const name = `jiyao ${Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
  if (await caches.has(name)) return;
  const files = Object.keys(JSON.parse(list)).filter((file) => !file.startsWith("inflate-"));
  const cache = await caches.open(name);
  try {
    await cache.addAll([...FRONT, ...files.map((file) => `dist/${file}`)].map((file) => new Request(address(file), { cache: "no-cache" })));
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
  for (const other of await caches.keys()) if (other.startsWith("jiyao ") && other !== name) await caches.delete(other);
}

/** A file whose name changes with its content. */
const isHashed = (url) => /-[0-9A-Za-z]{8}\.(bin|js)$/.test(url.pathname);

async function answer(request, url) {
  const kept = () => caches.match(request, { ignoreSearch: true });
  if (isHashed(url)) return (await kept()) ?? fetch(request);
  try {
    return await fetch(request);
  } catch (error) {
    const response = await kept();
    if (response) return response;
    throw error;
  }
}

/** Leaves what another app shares for the page, which the reader is led to. It never gets to the server. */
async function share(request) {
  const form = await request.formData();
  const file = form.get("file");
  const text = [form.get("title"), form.get("text")].filter(Boolean).join("\n");
  const held = file instanceof File
    ? new Response(file, { headers: { "x-name": encodeURIComponent(file.name) } })
    : new Response(text);
  await (await caches.open(SHARED)).put(SHARED, held);
  return Response.redirect(address(`index.html?${SHARED}`), 303);
}

addEventListener("install", (event) => event.waitUntil(keep().then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method === "POST" && url.href === address("share")) return event.respondWith(share(request));
  if (request.method !== "GET" || !(own.has(url.origin + url.pathname) || url.href.startsWith(address("dist/")))) return;
  event.respondWith(answer(request, url));
  // A new version of the package is kept while the page that brought it is being read.
  if (request.mode === "navigate") event.waitUntil(keep().catch(() => {}));
});
