// Asks the installed npm package what the binary was asked: verify, and plan.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plan, verify } from '@deesql/verify';

const demo = process.argv[2];
const read = (folder) =>
  readdirSync(join(demo, folder)).sort().map((file) => ({
    file: `${folder}/${file}`,
    sql: readFileSync(join(demo, folder, file), 'utf8'),
  }));

for (const folder of ['postgres', 'dsql']) {
  const findings = read(folder).flatMap(({ file, sql }) => verify(sql, { file }));
  const errors = findings.filter((it) => it.severity === 'error');
  console.log(`${folder}: ${errors.length} errors`);
  for (const it of errors.slice(0, 3)) {
    console.log(`  ${it.file}:${it.start.line}:${it.start.column} ${it.rule}: ${it.message}`);
  }
  if ((folder === 'dsql') !== (errors.length === 0)) process.exit(1);
}

const all = (folder) => read(folder).map((it) => it.sql).join('\n');
const { summary } = plan(all('dsql-before'), all('dsql'));
console.log(summary);
