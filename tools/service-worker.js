// Keeps one whole version of Huiyin on the device and serves it without a network.
// Generated as dist/sw.js by tools/service-worker.mjs; it never touches the ledger (IndexedDB).
//
// - A version is all of its files or nothing: each is compared with its hash before any is stored, so a half-copied web server installs nothing.
// - A new version waits until a page says "skip-waiting": the person decides.
// - Pages get files of the version that controls them and of no other; old versions are deleted only once the new one is in charge.
// - To take Huiyin's worker off a host, serve tools/kill-switch.js as sw.js (docs/hosting.md).
const build = "BUILD";
const files = FILES;

// Two installations under different paths of one host share the cache storage: the scope keeps them apart.
const family = `huiyin ${self.registration.scope} `;
const cacheName = family + build;
const address = (name) => new URL(name, self.registration.scope).href;
const known = new Set(Object.keys(files).map(address));

async function sha256(bytes) {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function download(name, hash) {
  const response = await fetch(new Request(address(name), { cache: "no-cache" }));
  if (!response.ok) throw new Error(`${name}: the host answered ${response.status}`);
  const body = await response.arrayBuffer();
  if ((await sha256(body)) !== hash) throw new Error(`${name} is not the file that version ${build} was built with`);
  return [address(name), new Response(body, { headers: response.headers })];
}

async function install() {
  const responses = await Promise.all(Object.entries(files).map(([name, hash]) => download(name, hash)));
  const cache = await caches.open(cacheName);
  await Promise.all(responses.map(([url, response]) => cache.put(url, response)));
}

async function activate() {
  const old = (await caches.keys()).filter((name) => name.startsWith(family) && name !== cacheName);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function serve(request, url) {
  const cache = await caches.open(cacheName);
  // The browser may have emptied the cache under pressure: the network is the second source, never the first.
  return (await cache.match(url)) ?? fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  if (event.data === "skip-waiting") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const url = new URL(request.url);
  url.hash = url.search = "";
  // Every address is the app's, but for pages of their own: the one that saves the ledger has to open when the app does not.
  const page = known.has(url.href) ? url.href : address("./");
  if (request.mode === "navigate" && url.href.startsWith(self.registration.scope)) event.respondWith(serve(request, page));
  else if (known.has(url.href)) event.respondWith(serve(request, url.href));
});
