'use strict';

// This half of the glue reads the `.wasm` beside it when it is loaded.
const { plan, releases, verify, version } = require('./deesql.cjs');

exports.plan = plan;
exports.releases = releases;
exports.rules = require('./rules.json').rules;
exports.verify = verify;
exports.version = version();
