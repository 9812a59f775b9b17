// Deep and large inputs in WebAssembly, whose stack is small: `verify` answers, and goes on answering.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { installed } from './support.mjs';

let project;
let verify;
before(async () => {
  project = installed();
  const url = pathToFileURL(join(project.folder, 'node_modules/@deesql/verify/dist/node.js'));
  ({ verify } = await import(url));
});
after(() => project?.remove());

const inCheck = (condition) => `CREATE TABLE t (a int CHECK (${condition}));\n`;

const inputs = {
  'nested parentheses': inCheck('('.repeat(100_000) + '1' + ')'.repeat(100_000)),
  'nested subqueries': '(SELECT '.repeat(100_000) + '1' + ')'.repeat(100_000) + ';\n',
  'a chain of operators': inCheck('a' + ' + 1'.repeat(200_000)),
  'a list of ORs': inCheck('a = 0' + ' OR a = 1'.repeat(1_000_000)),
  'many statements': 'INSERT INTO t (a) VALUES (1);\n'.repeat(200_000),
  'one large statement': `INSERT INTO t (a) VALUES (1)${', (1)'.repeat(1_000_000)};\n`,
};

for (const [name, sql] of Object.entries(inputs)) {
  test(name, () => {
    const rules = verify(`${sql}TRUNCATE t;`).map((it) => it.rule);
    assert.equal(rules.at(-1), 'truncate');
  });
}
