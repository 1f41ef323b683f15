// Served as sw.js it takes Huiyin's service worker off every device that visits: caches and worker go, the ledger (IndexedDB) stays.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) =>
  event.waitUntil(
    (async () => {
      const family = `huiyin ${self.registration.scope} `;
      const names = (await caches.keys()).filter((name) => name.startsWith(family));
      await Promise.all(names.map((name) => caches.delete(name)));
      await self.registration.unregister();
      for (const client of await self.clients.matchAll({ type: "window" })) await client.navigate(client.url);
    })(),
  ),
);
