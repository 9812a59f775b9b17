// Prints the size of the `.wasm` and fails when it is too large to download.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

// The goal is 480 KB. The planner of views, functions and the rest has outgrown it; what can shrink most
// are the sets and maps, which are compiled anew for each type.
const LIMIT = 520 * 1024;

const wasm = readFileSync(new URL('./dist/deesql_bg.wasm', import.meta.url));
const gzip = gzipSync(wasm, { level: 9 }).length;
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;
console.log(`deesql_bg.wasm: ${kilobytes(wasm.length)}, gzip ${kilobytes(gzip)} (limit ${kilobytes(LIMIT)})`);
if (gzip >= LIMIT) {
  console.error('the .wasm is too large');
  process.exit(1);
}
