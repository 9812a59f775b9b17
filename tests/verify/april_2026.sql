-- dsql: 2026-04-13
-- What the months since then brought, on the day of the toolkit that deesql succeeds.
  CREATE TABLE o (id uuid PRIMARY KEY, c uuid REFERENCES customers (id));
  CREATE TABLE t (data jsonb, meta json);
  ALTER TABLE t DROP COLUMN a;
  ALTER TABLE t ALTER COLUMN a SET DEFAULT 1;
  ALTER TABLE t ALTER COLUMN a DROP NOT NULL;
  ALTER TABLE t DROP CONSTRAINT c;
  ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
  CREATE INDEX ASYNC i ON t (lower(a));
  CREATE INDEX ASYNC i ON t (a) WHERE b > 0;
  CREATE TABLE n (a numeric(39, 2));
