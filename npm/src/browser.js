import load, { plan, releases, verify, version as readVersion } from './deesql.js';

// Bundlers find the file by this expression and copy it.
await load({ module_or_path: new URL('./deesql_bg.wasm', import.meta.url) });

const version = readVersion();

export { plan, releases, verify, version };
export { rules } from './rules.js';
