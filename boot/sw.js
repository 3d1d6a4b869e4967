// Keeps one whole version of the page on this device and answers with its files only.
//
// `cargo xtask build` fills in the version and the files with their hashes. A version is kept whole or
// not at all: one file that is missing or changed ends the installation, and the version before stays.
// A new version waits until the user asks for it or every tab is closed. Nothing but these files is
// ever asked for, so this is also the last layer of the lock (lock.js).

const VERSION = "__VERSION__";
const FILES = __FILES__;
// The copy for a USB stick, for whoever types its address: no part of this version, so not kept.
const COPY = "__COPY__";
const CACHE = "owed-" + VERSION;
const BASE = new URL("./", self.location).pathname;

// From the browser's cache where the page has just loaded it, else from the host; never unchecked.
async function fetched(name) {
  const options = { integrity: FILES[name], credentials: "same-origin" };
  const ways = name === "index.html" ? ["reload"] : ["default", "reload"];
  for (const cache of ways) {
    try {
      const response = await fetch(BASE + (name === "index.html" ? "" : name), { ...options, cache });
      if (response.ok && !response.redirected) return response;
    } catch {
      // Changed on the way, or no connection.
    }
  }
  throw new Error("a file of this version is missing");
}

async function install() {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(Object.keys(FILES).map(async (name) => cache.put(name, await fetched(name))));
  } catch (problem) {
    await caches.delete(CACHE);
    throw problem;
  }
  if (!self.registration.active) await self.skipWaiting();
}

async function takeOver() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith("owed-") && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function answer(name) {
  const cache = await caches.open(CACHE);
  return (await cache.match(name)) ?? fetched(name);
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("message", (event) => {
  if (event.data === "take over") event.waitUntil(self.skipWaiting());
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const inside = url.origin === self.location.origin && url.pathname.startsWith(BASE);
  const name = url.pathname.slice(BASE.length) || "index.html";
  const known = inside && Object.hasOwn(FILES, name);
  if (inside && name === COPY && request.mode === "navigate" && url.search === "") return;
  if (known && request.method === "GET" && url.search === "") {
    event.respondWith(answer(name));
  } else if (known && request.mode === "navigate") {
    // Nothing of an address is passed on.
    event.respondWith(Response.redirect(BASE));
  } else {
    event.respondWith(Response.error());
  }
});
