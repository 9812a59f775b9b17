import { readFileSync } from 'node:fs';
import { initSync, plan, releases, verify, version as readVersion } from './deesql.js';

initSync({ module: readFileSync(new URL('./deesql_bg.wasm', import.meta.url)) });

const version = readVersion();

export { plan, releases, verify, version };
export { rules } from './rules.js';
