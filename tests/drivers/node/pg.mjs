// The tour in node-postgres. The environment says where the server is.

import { pipeline } from 'node:stream/promises';
import { Readable, Writable } from 'node:stream';
import pg from 'pg';
import { from, to } from 'pg-copy-streams';
import Cursor from 'pg-cursor';
import QueryStream from 'pg-query-stream';

const say = (...words) => console.log(words.join(' '));
const show = (rows) => rows.map((it) => Object.values(it).join(' ')).join(', ');
const failure = (promise) => promise.then(() => ({ code: 'none' }), (it) => it);
const told = (error) => [error.code, error.message].filter(Boolean).join(' ');

const client = new pg.Client({ application_name: 'tour' });
await client.connect();
const one = async (sql, values) => Object.values((await client.query(sql, values)).rows[0])[0];
say('connected as', await one('SHOW application_name'));

await client.query('CREATE TABLE tour (id int PRIMARY KEY, name text)');
say('table created');
const values = [1, 'one', 2, 'two', 3, 'three'];
const inserted = await client.query('INSERT INTO tour VALUES ($1, $2), ($3, $4), ($5, $6)', values);
say('inserted', inserted.rowCount);
say('selected', show((await client.query('SELECT id, name FROM tour ORDER BY id')).rows));
const prepared = [];
for (const id of [2, 3]) {
  const text = 'SELECT id, name FROM tour WHERE id = $1';
  prepared.push((await client.query({ name: 'by-id', text, values: [id] })).rows[0]);
}
say('prepared', show(prepared));

await client.query('BEGIN');
await client.query("INSERT INTO tour VALUES (4, 'four')");
await client.query('COMMIT');
say('committed', await one('SELECT count(*) FROM tour'));
const cursor = client.query(new Cursor('SELECT id FROM tour ORDER BY id'));
const portions = [await cursor.read(2), await cursor.read(2)];
await cursor.close();
say('in portions', portions.map((it) => it.map((row) => row.id).join(' ')).join(', '));
const options = { batchSize: 1 };
const stream = client.query(new QueryStream('SELECT id FROM tour WHERE id > $1', [0], options));
let streamed = 0;
for await (const _ of stream) streamed += 1;
say('streamed', streamed);

await client.query('BEGIN');
await client.query("INSERT INTO tour VALUES (5, 'five')");
let error = await failure(client.query('TRUNCATE tour'));
say('refused in a transaction', told(error));
error = await failure(client.query('SELECT $1::int', [1]));
say('aborted', error.code);
await client.query('ROLLBACK');
say('rolled back', await one('SELECT count(*) FROM tour'));

error = await failure(client.query('LISTEN tour'));
say('refused', told(error));
say('alive', await one('SELECT 1'));
error = await failure(client.query('INSERT INTO tour VALUES ($1, $2)', [1, 'again']));
say('duplicate', error.code);

// node-postgres queues: the next query goes out when the one before is answered.
const queued = await Promise.all([1, 2, 3].map((it) => one('SELECT $1::int', [it])));
say('pipelined', queued.join(', '));
const [four, refused] = await Promise.all([one('SELECT 4'), failure(client.query('LISTEN tour'))]);
say(`pipelined ${four}, refused ${refused.code}`);

const source = client.query(from('COPY tour FROM STDIN'));
await pipeline(Readable.from(['10\tten\n', '11\televen\n']), source);
say('copied in', source.rowCount);
let copied = '';
const sink = new Writable({
  write(chunk, _encoding, done) {
    copied += chunk;
    done();
  },
});
await pipeline(client.query(to('COPY tour TO STDOUT')), sink);
say('copied out', copied.trimEnd().split('\n').length);

try {
  const job = await one('CREATE INDEX ASYNC tour_by_name ON tour (name)');
  say('job id of', job.length, 'characters');
  say('job succeeded', await one('CALL sys.wait_for_job($1)', [job]));
  const state = 'SELECT job_type, status FROM sys.jobs WHERE job_id = $1';
  say('job', show((await client.query(state, [job])).rows));
} catch (error) {
  say('no job', error.code);
}

const other = new pg.Client({ statement_timeout: 1000 });
error = await failure(other.connect());
say('start refused', error.message ?? error.code);
await other.end();

await client.query('DROP TABLE tour');
say('table dropped');
await client.end();
