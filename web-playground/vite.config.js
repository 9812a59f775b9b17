import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { defineConfig } from 'vite';

/** Puts the names of all files of the page into the service worker, which keeps them. */
const offline = {
  name: 'offline',
  apply: 'build',
  enforce: 'post',
  generateBundle(_, bundle) {
    const files = ['./', ...Object.keys(bundle).filter((it) => it.startsWith('assets/')).map((it) => `./${it}`)];
    const source = readFileSync(new URL('./src/service-worker.js', import.meta.url), 'utf8');
    this.emitFile({
      type: 'asset',
      fileName: 'service-worker.js',
      source: source
        .replace("'__FILES__'", JSON.stringify(files.sort()))
        .replace('__BUILD__', createHash('sha256').update(bundle['index.html'].source).digest('hex').slice(0, 16)),
    });
  },
};

export default defineConfig({
  // The page works from any folder of a server.
  base: './',
  // `@deesql/verify` loads its `.wasm` with a top-level await.
  build: { target: 'es2022', modulePreload: { polyfill: false } },
  worker: { format: 'es' },
  // The package is a link to a folder beside this one.
  server: { fs: { allow: ['..'] } },
  plugins: [offline],
});
