// Texts to start from: a schema as PostgreSQL knows it, then what each rule refuses.

export const START = `-- A PostgreSQL schema. What would Aurora DSQL say to it?
CREATE TABLE authors (
    id      serial PRIMARY KEY,
    name    text NOT NULL,
    tags    text[] NOT NULL DEFAULT '{}'
);

CREATE TABLE posts (
    id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    author_id  integer REFERENCES authors (id),
    title      varchar(200) NOT NULL,
    body       jsonb
);

CREATE INDEX posts_author ON posts (author_id);

TRUNCATE posts;
`;

/** Two schemas to plan between. */
export const BEFORE = `CREATE TABLE users (
    id     uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    email  text NOT NULL,
    phone  text
);
`;

export const AFTER = `CREATE TABLE users (
    id     uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    email  text NOT NULL,
    bio    text NOT NULL DEFAULT ''
);

CREATE TABLE orders (
    id       uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id  uuid NOT NULL REFERENCES users (id),
    total    numeric(12, 2) NOT NULL CHECK (total >= 0)
);

CREATE INDEX orders_user ON orders (user_id);
`;

/** All examples: `{ group, name, tab, dsql }` with `sql`, or `from` and `to`. */
export function examples(rules) {
  const schema = { group: 'Schemas', name: 'A blog', tab: 'verify', sql: START, dsql: 'latest' };
  const migration = { group: 'Migrations', name: 'Users and orders', tab: 'plan', from: BEFORE, to: AFTER, dsql: 'latest' };
  const ofRules = rules.map((rule) => ({
    group: 'What rules refuse',
    name: rule.title,
    tab: 'verify',
    sql: rule.refused.map((it) => `${it.trimEnd()}\n`).join('\n'),
    dsql: rule.until ? dayBefore(rule.until) : 'latest',
  }));
  return [schema, migration, ...ofRules];
}

function dayBefore(day) {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}
