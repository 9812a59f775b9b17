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

/** All examples: `{ group, name, sql, dsql }`. */
export function examples(rules) {
  const start = { group: 'Schemas', name: 'A blog', sql: START, dsql: 'latest' };
  const ofRules = rules.map((rule) => ({
    group: 'What rules refuse',
    name: rule.title,
    sql: rule.refused.map((it) => `${it.trimEnd()}\n`).join('\n'),
    dsql: rule.until ? dayBefore(rule.until) : 'latest',
  }));
  return [start, ...ofRules];
}

function dayBefore(day) {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}
