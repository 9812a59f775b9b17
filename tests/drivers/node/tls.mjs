// TLS and IAM tokens, with node-postgres and AWS's connector for it. The environment says where the
// proxy is, and which authority is to be trusted. The tokens are AWS's own, signed with a secret of
// nobody's.

import dns from 'node:dns';
import { readFileSync } from 'node:fs';
import { AuroraDSQLClient } from '@aws/aurora-dsql-node-postgres-connector';
import { DsqlSigner } from '@aws-sdk/dsql-signer';
import pg from 'pg';

const hostname = process.env.CLUSTER;
const ca = readFileSync(process.env.AUTHORITY);
const port = Number(process.env.PGPORT);
const say = (...words) => console.log(words.join(' '));

// node-postgres knows no other address than the host's.
const lookup = dns.lookup;
dns.lookup = (host, ...rest) => lookup(host === hostname ? '127.0.0.1' : host, ...rest);

const signer = new DsqlSigner({ hostname, region: hostname.split('.')[2] });
const token = (user) =>
  user === 'admin' ? signer.getDbConnectAdminAuthToken() : signer.getDbConnectAuthToken();

async function tour(client, ...words) {
  await client.connect();
  const { rows } = await client.query('SELECT 1 AS one');
  say(...words, client.connection.stream.getProtocol(), rows[0].one);
  await client.end();
}

for (const [host, user] of [['localhost', 'admin'], [hostname, 'admin'], [hostname, 'app']]) {
  const client = new pg.Client({ host, user, password: await token(user), ssl: { ca } });
  await tour(client, 'node-postgres', host, user);
}
const stranger = new pg.Client({ host: hostname, password: 'any', ssl: { ca: [] } });
await stranger.connect().catch((error) => say('without the authority:', error.code));
for (const password of [await token('app'), 'open sesame']) {
  const client = new pg.Client({ host: hostname, user: 'admin', password, ssl: { ca } });
  try {
    await client.connect();
    say('let in');
    await client.end();
  } catch (error) {
    say(error.severity, error.code, error.message, error.hint);
  }
}
await tour(new AuroraDSQLClient({ host: hostname, port, ssl: { ca } }), 'connector');
