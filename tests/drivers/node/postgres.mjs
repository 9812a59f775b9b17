// The tour in postgres.js, which pipelines by itself. The environment says where the server is.

import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import postgres from 'postgres';

const say = (...words) => console.log(words.join(' '));
const show = (rows) => rows.map((it) => Object.values(it).join(' ')).join(', ');
const failure = (promise) => promise.then(() => ({ code: 'none' }), (it) => it);
const told = (error) => [error.code, error.message].filter(Boolean).join(' ');

const options = { max: 1, onnotice: () => {}, connection: { application_name: 'tour' } };
const sql = postgres(options);
const one = async (query) => Object.values((await query)[0])[0];
say('connected as', await one(sql`SHOW application_name`));

await sql`CREATE TABLE tour (id int PRIMARY KEY, name text)`;
say('table created');
const rows = [[1, 'one'], [2, 'two'], [3, 'three']].map(([id, name]) => ({ id, name }));
say('inserted', (await sql`INSERT INTO tour ${sql(rows)}`).count);
say('selected', show(await sql`SELECT id, name FROM tour ORDER BY id`));
const prepared = [];
for (const id of [2, 3]) prepared.push(...(await sql`SELECT id, name FROM tour WHERE id = ${id}`));
say('prepared', show(prepared));

await sql.begin((transaction) => transaction`INSERT INTO tour VALUES (4, 'four')`);
say('committed', await one(sql`SELECT count(*) FROM tour`));
const portions = [];
for await (const rows of sql`SELECT id FROM tour ORDER BY id`.cursor(2)) {
  portions.push(rows.map((row) => row.id).join(' '));
}
say('in portions', portions.join(', '));
let streamed = 0;
await sql`SELECT id FROM tour`.forEach(() => (streamed += 1));
say('streamed', streamed);

let error = await failure(
  sql.begin(async (transaction) => {
    await transaction`INSERT INTO tour VALUES (5, 'five')`;
    const refused = await failure(transaction`TRUNCATE tour`);
    say('refused in a transaction', told(refused));
    const aborted = await failure(transaction`SELECT 1`);
    say('aborted', aborted.code);
    throw new Error('rolled back');
  }),
);
say('rolled back', await one(sql`SELECT count(*) FROM tour`));

error = await failure(sql`LISTEN tour`);
say('refused', told(error));
say('alive', await one(sql`SELECT 1`));
error = await failure(sql`INSERT INTO tour VALUES (${1}, ${'again'})`);
say('duplicate', error.code);

const queued = await Promise.all([1, 2, 3].map((it) => one(sql`SELECT ${it}::int`)));
say('pipelined', queued.join(', '));
const [four, refused] = await Promise.all([one(sql`SELECT 4`), failure(sql`LISTEN tour`)]);
say(`pipelined ${four}, refused ${refused.code}`);

const target = await sql`COPY tour FROM STDIN`.writable();
await pipeline(Readable.from(['10\tten\n', '11\televen\n']), target);
say('copied in', await one(sql`SELECT count(*) FROM tour WHERE id > 9`));
let copied = '';
for await (const chunk of await sql`COPY tour TO STDOUT`.readable()) copied += chunk;
say('copied out', copied.trimEnd().split('\n').length);

try {
  const job = await one(sql`CREATE INDEX ASYNC tour_by_name ON tour (name)`);
  say('job id of', job.length, 'characters');
  say('job succeeded', await one(sql`CALL sys.wait_for_job(${job})`));
  say('job', show(await sql`SELECT job_type, status FROM sys.jobs WHERE job_id = ${job}`));
} catch (error) {
  say('no job', error.code);
}

const other = postgres({ max: 1, connection: { statement_timeout: 1000 } });
error = await failure(other`SELECT 1`);
say('start refused', error.message ?? error.code);

await sql`DROP TABLE tour`;
say('table dropped');
await Promise.all([sql.end(), other.end()]);
