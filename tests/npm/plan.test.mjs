// `plan` as JavaScript sees it.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { installed } from './support.mjs';

let project;
let plan;
let verify;
before(async () => {
  project = installed();
  ({ plan, verify } = await import(pathToFileURL(join(project.folder, 'node_modules/@deesql/verify/dist/node.js'))));
});
after(() => project?.remove());

const USERS = 'CREATE TABLE users (id uuid PRIMARY KEY, email text NOT NULL);';
const WITH_BIO = 'CREATE TABLE users (id uuid PRIMARY KEY, email text NOT NULL, bio text);';

test('plans what differs, in an order that the service accepts', () => {
  const answer = plan(USERS, `CREATE INDEX users_email ON users (email); ${WITH_BIO}`);
  const told = answer.steps.map(({ action, resource, kind, sql }) => [action, resource, kind, sql]);
  assert.deepEqual(told, [
    ['update', 'table.users', 'ddl', 'ALTER TABLE users ADD COLUMN bio text'],
    ['create', 'index.users_email', 'ddl', 'CREATE INDEX ASYNC users_email ON users (email)'],
  ]);
  assert.equal(answer.summary, '1 to create, 1 to update');
  assert.match(answer.text, /^Migration plan \(2 statement\(s\)\):\n/);
  assert.match(answer.sql, /^ALTER TABLE users ADD COLUMN bio text;$/m);
  assert.deepEqual(answer.problems, []);
  assert.deepEqual(verify(answer.sql).filter((it) => it.severity === 'error'), []);
});

test('hazards hang on their steps', () => {
  const [step] = plan(WITH_BIO, USERS).steps;
  assert.deepEqual(
    step.hazards.map(({ kind, needsPermission }) => [kind, needsPermission]),
    [['DELETES_DATA', true]],
  );
});

test('equal schemas need nothing', () => {
  const answer = plan(USERS, USERS.replace('uuid', 'UUID').replace(', ', ',\n\t'));
  assert.deepEqual([answer.steps, answer.summary, answer.problems], [[], 'no changes', []]);
});

test('what cannot be read is a problem with its place, and then there is no plan', () => {
  const to = "CREATE TABLE \"é😀\" (id int);\nCREATE TABLE t (id int, 'oops);";
  const answer = plan('', to);
  assert.equal(answer.steps, null);
  assert.equal(answer.summary, 'no plan');
  const [problem] = answer.problems;
  assert.deepEqual([problem.severity, problem.place.side, problem.place.start.line], ['error', 'to', 2]);
  assert.ok(to.slice(problem.place.span.start).startsWith("'oops"), to.slice(problem.place.span.start));
});

test('what the planner passes over is a warning, and the rest is planned', () => {
  const from = `${USERS} INSERT INTO users VALUES (1);`;
  const { steps, problems } = plan(from, USERS);
  assert.deepEqual(steps, []);
  assert.deepEqual(problems.map((it) => [it.severity, it.place.side, from.slice(it.place.span.start).slice(0, 6)]), [
    ['warning', 'from', 'INSERT'],
  ]);
});

test('plans for the release that is asked for', () => {
  assert.equal(plan(WITH_BIO, USERS, { dsql: '2026-04-13' }).release, '2026-04-13');
  const statements = (dsql) => plan(WITH_BIO, USERS, { dsql }).steps?.map((it) => it.sql);
  assert.deepEqual(statements('latest'), ['ALTER TABLE users DROP COLUMN bio']);
  assert.notDeepEqual(statements('2026-04-13'), statements('latest'));
});

test('errors say what is wrong', () => {
  assert.throws(() => plan(USERS), /`to` must be a string/);
  assert.throws(() => plan(1, USERS), /`from` must be a string/);
  assert.throws(() => plan('', '', { dsql: 'x' }), /`dsql: "x"`: a release is `latest` or a date/);
  assert.throws(() => plan('', '', { file: 'x' }), /unknown field `file`/);
});

test('nesting has no bottom to fall through', () => {
  const deep = 100_000;
  for (const inner of [`${'('.repeat(deep)}1${')'.repeat(deep)}`, `(1${' + 1'.repeat(deep)})`, `(1${' = 1 AND 1'.repeat(deep)})`, `(${'NOT '.repeat(deep)}true)`, `(a${'::int'.repeat(deep)})`]) {
    const sql = `CREATE TABLE t (id int PRIMARY KEY, a int DEFAULT ${inner}, CHECK ${inner}); CREATE INDEX i ON t (${inner});`;
    for (const [from, to] of [['', sql], [sql, ''], [sql, sql.replace('1', '2')]]) {
      assert.ok(plan(from, to).problems, inner.slice(0, 20));
    }
  }
  assert.deepEqual(plan(USERS, USERS).steps, []);
});
