// Keeps the page, so that it works without a network once it was loaded. `vite.config.js` writes the
// names of its files into this script, and a hash of the page, which names them all.
const FILES = '__FILES__';
const CACHE = 'deesql __BUILD__';

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES)));
});

self.addEventListener('activate', (event) => {
  const old = (name) => name.startsWith('deesql ') && name !== CACHE;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(old).map((it) => caches.delete(it)))));
});

self.addEventListener('fetch', (event) => {
  event.respondWith(caches.match(event.request, { cacheName: CACHE }).then((kept) => kept ?? fetch(event.request)));
});
