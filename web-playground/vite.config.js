import { defineConfig } from 'vite';

export default defineConfig({
  // The page works from any folder of a server.
  base: './',
  // `@deesql/verify` loads its `.wasm` with a top-level await.
  build: { target: 'es2022', modulePreload: { polyfill: false } },
  worker: { format: 'es' },
  // The package is a link to a folder beside this one.
  server: { fs: { allow: ['..'] } },
});
