// The declarations against the values: `index.d.ts` says exactly what the functions return.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { installed, npm } from './support.mjs';

const ts = createRequire(join(npm, 'package.json'))('typescript');
const demo = fileURLToPath(new URL('../demo/', import.meta.url));

let project;
let api;
let checker;
let exported;
before(async () => {
  project = installed();
  const dist = join(project.folder, 'node_modules/@deesql/verify/dist');
  api = await import(pathToFileURL(join(dist, 'node.js')));
  const file = join(dist, 'index.d.ts');
  const program = ts.createProgram([file], { strict: true, target: ts.ScriptTarget.ES2022, types: [] });
  checker = program.getTypeChecker();
  const symbols = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file)));
  exported = new Map(symbols.map((it) => [it.name, it]));
});
after(() => project?.remove());

/** Why a value does not have a type, or `undefined` if it does. Every declared key must be there, and no other. */
function mismatch(value, type, path) {
  if (type.isUnion()) {
    const reasons = type.types.map((it) => mismatch(value, it, path));
    return reasons.includes(undefined) ? undefined : reasons.filter(Boolean).at(-1);
  }
  const name = checker.typeToString(type);
  if (type.flags & ts.TypeFlags.Null) return value === null ? undefined : `${path}: not null`;
  if (type.isStringLiteral()) return value === type.value ? undefined : `${path}: ${value} is not ${name}`;
  if (type.flags & ts.TypeFlags.BooleanLiteral) return String(value) === name ? undefined : `${path}: not ${name}`;
  if (type.flags & (ts.TypeFlags.String | ts.TypeFlags.Number)) {
    return typeof value === name ? undefined : `${path}: ${typeof value} is not ${name}`;
  }
  if (checker.isArrayLikeType(type)) {
    if (!Array.isArray(value)) return `${path}: not an array`;
    const [element] = checker.getTypeArguments(type);
    return value.map((it, at) => mismatch(it, element, `${path}[${at}]`)).find(Boolean);
  }
  if (typeof value !== 'object' || value === null) return `${path}: ${value} is no ${name}`;
  const properties = checker.getPropertiesOfType(type);
  const declared = properties.map((it) => it.name).sort().join();
  const present = Object.keys(value).sort().join();
  if (declared !== present) return `${path}: declared ${declared}; present ${present}`;
  return properties.map((it) => mismatch(value[it.name], checker.getTypeOfSymbol(it), `${path}.${it.name}`)).find(Boolean);
}

function returnType(name) {
  const [signature] = checker.getTypeOfSymbol(exported.get(name)).getCallSignatures();
  return signature.getReturnType();
}

function scripts() {
  return readdirSync(demo, { recursive: true })
    .filter((it) => it.endsWith('.sql'))
    .map((it) => readFileSync(join(demo, it), 'utf8'));
}

test('what is declared is exported, and nothing else', () => {
  assert.ok(exported.has('verify'));
  const values = [...exported.values()].filter((it) => it.flags & ts.SymbolFlags.Value).map((it) => it.name);
  assert.deepEqual(values.sort(), Object.keys(api).sort());
});

test('findings are as declared', () => {
  const findings = scripts().flatMap((sql) => [...api.verify(sql), ...api.verify(sql, { dsql: '2026-04-13', file: 'a.sql' })]);
  assert.ok(findings.length > 10);
  assert.equal(mismatch(findings, returnType('verify'), 'findings'), undefined);
});

test('plans are as declared, with steps and without', () => {
  const read = (folder) => readdirSync(join(demo, folder)).map((it) => readFileSync(join(demo, folder, it), 'utf8')).join('\n');
  const [before, now] = [read('dsql-before'), read('dsql')];
  for (const [from, to] of [[before, now], [now, before], [now, now], ['', 'CREATE TABLE t (id int'], ['SELECT 1', '']]) {
    const plan = api.plan(from, to);
    assert.equal(mismatch(plan, returnType('plan'), 'plan'), undefined);
    assert.equal(plan.steps === null, plan.problems.some((it) => it.severity === 'error'));
  }
});

test('releases are as declared', () => {
  assert.equal(mismatch(api.releases(), returnType('releases'), 'releases'), undefined);
});

test('rules are as declared, and their examples are refused and accepted', () => {
  const type = checker.getTypeOfSymbol(exported.get('rules'));
  assert.equal(mismatch(api.rules, type, 'rules'), undefined);
  for (const rule of api.rules) {
    const dsql = rule.until && dayBefore(rule.until);
    const found = (sql) => api.verify(sql, { dsql }).map((it) => it.rule);
    for (const sql of rule.refused) assert.deepEqual(found(sql), [rule.id], sql);
    for (const sql of rule.accepted) assert.deepEqual(api.verify(sql), [], sql);
  }
});

function dayBefore(day) {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

test('the options are those that the functions take', () => {
  const functions = { VerifyOptions: (options) => api.verify('', options), PlanOptions: (options) => api.plan('', '', options) };
  for (const [name, call] of Object.entries(functions)) {
    const options = checker.getDeclaredTypeOfSymbol(exported.get(name));
    const declared = checker.getPropertiesOfType(options).map((it) => it.name);
    assert.throws(
      () => call({ no_such_option: 1 }),
      (error) => {
        const [, taken] = error.message.match(/expected (?:one of )?(.*)/);
        assert.deepEqual(declared.sort(), taken.match(/\w+/g).sort());
        return true;
      },
    );
  }
});
