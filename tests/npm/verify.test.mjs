// `verify` as JavaScript sees it: places, options, errors, odd texts.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { installed } from './support.mjs';

let project;
let verify;
let releases;
before(async () => {
  project = installed();
  const url = pathToFileURL(join(project.folder, 'node_modules/@deesql/verify/dist/node.js'));
  ({ verify, releases } = await import(url));
});
after(() => project?.remove());

/** The offending texts, cut out by the offsets, with their places. */
function places(sql) {
  return verify(sql).map((it) => [sql.slice(it.span.start, it.span.end), it.start.line, it.start.column]);
}

test('cuts out the offending token after characters of every length', () => {
  assert.deepEqual(places("SELECT 'é'; TRUNCATE t"), [['TRUNCATE', 1, 13]]);
  assert.deepEqual(places("SELECT '😀'; TRUNCATE t"), [['TRUNCATE', 1, 13]]);
  assert.deepEqual(places('CREATE TABLE "tä😀ble" (\n  "é😀" int, /* 漢字 */ tags text[]\n)'), [['text[]', 2, 27]]);
});

test('a byte order mark takes an offset and no column', () => {
  assert.deepEqual(places('\ufeffTRUNCATE t'), [['TRUNCATE', 1, 1]]);
});

test('counts lines of every ending', () => {
  assert.deepEqual(places('SELECT 1;\r\nTRUNCATE a;\rTRUNCATE b;\nTRUNCATE c'), [
    ['TRUNCATE', 2, 1],
    ['TRUNCATE', 3, 1],
    ['TRUNCATE', 4, 1],
  ]);
});

test('half a surrogate pair moves nothing', () => {
  assert.deepEqual(places("SELECT '\ud83d'; TRUNCATE t"), [['TRUNCATE', 1, 13]]);
});

test('a NUL hides nothing', () => {
  assert.deepEqual(places('SELECT 1;\0TRUNCATE t').map(([text]) => text), ['TRUNCATE']);
});

test('says everything about a finding', () => {
  const [finding] = verify('CREATE TABLE t (\n  tags text[]\n);', { file: 'schema/a.sql' });
  assert.deepEqual(
    { ...finding, url: null, note: null, help: null },
    {
      file: 'schema/a.sql',
      rule: 'array-type',
      severity: 'error',
      message: 'column `tags` has an array type',
      note: null,
      help: null,
      span: { start: 24, end: 30 },
      start: { line: 2, column: 8 },
      end: { line: 2, column: 14 },
      source: '  tags text[]',
      server: { sqlstate: '0A000', message: 'datatype text[] not supported' },
      since: null,
      until: null,
      url: null,
      fix: null,
    },
  );
  assert.match(finding.url, /^https:\/\/docs\.aws\.amazon\.com\//);
});

test('judges by the release that is asked for', () => {
  const sql = 'CREATE TABLE a (id int PRIMARY KEY, b int REFERENCES b (id));';
  const rules = (dsql) => verify(sql, { dsql }).map((it) => it.rule);
  assert.deepEqual(rules('2026-04-13'), ['foreign-key']);
  assert.deepEqual(rules('latest'), []);
  assert.deepEqual(rules(undefined), []);
});

test('selects and ignores rules', () => {
  const sql = 'TRUNCATE t; CREATE TABLE t (tags text[])';
  const rules = (options) => verify(sql, options).map((it) => it.rule);
  assert.deepEqual(rules({}), ['truncate', 'array-type']);
  assert.deepEqual(rules({ select: ['truncate'] }), ['truncate']);
  assert.deepEqual(rules({ ignore: ['truncate'] }), ['array-type']);
  assert.deepEqual(rules(null), ['truncate', 'array-type']);
});

test('a script runs in the transactions that it, the option or its name says', () => {
  const sql = 'CREATE TABLE a (id int PRIMARY KEY);\nCREATE TABLE b (id int PRIMARY KEY);\n';
  const goose = `-- +goose Up\n${sql}-- +goose Down\nDROP TABLE b;\nDROP TABLE a;\n`;
  const lines = (text, options) => verify(text, options).map((it) => `${it.rule}:${it.start.line}`);
  assert.deepEqual(lines(sql), []);
  assert.deepEqual(lines(sql, { assumeTransaction: 'file' }), ['multiple-ddl:2']);
  assert.deepEqual(lines(sql, { file: 'db/V1__a.sql' }), ['multiple-ddl:2']);
  assert.deepEqual(lines(sql, { file: 'db/V1__a.sql', assumeTransaction: 'statement' }), []);
  assert.deepEqual(lines(goose, { assumeTransaction: 'statement' }), ['multiple-ddl:3', 'multiple-ddl:6']);
  assert.deepEqual(lines(`-- +goose NO TRANSACTION\n${goose}`), []);
});

test('errors say what is wrong, and the next call works', () => {
  const throws = (act, message) => assert.throws(act, (error) => error instanceof Error && message.test(error.message));
  throws(() => verify('', { dsql: 'tomorrow' }), /`dsql: "tomorrow"`: a release is `latest` or a date such as \d/);
  throws(() => verify('', { dsql: '2025-01-01' }), /generally available since 2025-05-27/);
  throws(() => verify('', { ignore: ['array-typ'] }), /`ignore` names `array-typ`, which is no rule/);
  throws(() => verify('', { select: ['x'] }), /`select` names `x`/);
  throws(() => verify('', { dslq: 'latest' }), /unknown field `dslq`/);
  throws(() => verify('', { assumeTransaction: 'always' }), /`assumeTransaction` is neither `statement` nor `file`/);
  throws(() => verify('', { ignore: 'truncate' }), /options: invalid type/);
  throws(() => verify('', 1), /options: invalid type/);
  throws(() => verify(), /`sql` must be a string/);
  throws(() => verify(Buffer.from('TRUNCATE t')), /`sql` must be a string/);
  throws(() => verify('', { get file() { throw new Error('from a getter'); } }), /from a getter/);
  assert.equal(verify('TRUNCATE t').length, 1);
});

test('nesting and length have no bottom to fall through', () => {
  const deep = 100_000;
  const wraps = [
    (it) => `SELECT ${it};`,
    (it) => `CREATE TABLE a (b int DEFAULT ${it});`,
    (it) => `CREATE TABLE a (b int, CHECK ${it});`,
    (it) => `ALTER TABLE a ADD CONSTRAINT c CHECK ${it};`,
    (it) => `CREATE INDEX ASYNC i ON a (${it}) WHERE ${it};`,
  ];
  const nestings = [
    '('.repeat(deep),
    `${'('.repeat(deep)}1${')'.repeat(deep)}`,
    `${'CASE WHEN '.repeat(deep)}1`,
    `${'NOT '.repeat(deep)}true`,
    `(${'- '.repeat(deep)}1)`,
    `(1${' + 1'.repeat(deep)})`,
    `(1${' = 1 AND 1'.repeat(deep)})`,
    `(1${'::int'.repeat(deep)})`,
    `(a${'[1]'.repeat(deep)})`,
    `(a${'.b'.repeat(deep)})`,
    `${'ARRAY['.repeat(deep)}1`,
    `${'(SELECT '.repeat(deep)}1`,
    `${'f('.repeat(deep)}1`,
    `(${'/*'.repeat(deep)}`,
  ];
  for (const wrap of wraps) {
    for (const nesting of nestings) {
      assert.ok(Array.isArray(verify(wrap(nesting))), nesting.slice(0, 30));
    }
  }
  assert.equal(verify('TRUNCATE t').length, 1);
});

test('megabytes of text are read to the end', () => {
  const sql = `${"INSERT INTO t VALUES ('é😀');\n".repeat(100_000)}TRUNCATE t`;
  assert.deepEqual(places(sql), [['TRUNCATE', 100_001, 1]]);
});

test('names the releases, newest first, each good for `dsql`', () => {
  const days = releases().map((it) => it.release);
  assert.deepEqual(days, [...days].sort().reverse());
  assert.equal(days.at(-1), '2025-05-27');
  for (const dsql of days) verify('SELECT 1', { dsql });
});
