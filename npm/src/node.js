import { readFileSync } from 'node:fs';
import { initSync, releases, verify, version as readVersion } from './deesql.js';

initSync({ module: readFileSync(new URL('./deesql_bg.wasm', import.meta.url)) });

const version = readVersion();

export { releases, verify, version };
export { rules } from './rules.js';
