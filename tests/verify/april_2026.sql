-- dsql: 2026-04-13
-- What the months since then brought, on the day of the toolkit that deesql succeeds.
  CREATE TABLE o (id uuid PRIMARY KEY, c uuid REFERENCES customers (id));
--                                            ^^^^^^^^^^ foreign-key
  CREATE TABLE t (data jsonb, meta json);
--                     ^^^^^ jsonb-type
--                                 ^^^^ json-type
  ALTER TABLE t DROP COLUMN a;
--              ^^^^^^^^^^^^^ drop-column
  ALTER TABLE t ALTER COLUMN a SET DEFAULT 1;
--                             ^^^^^^^^^^^^^ alter-column
  ALTER TABLE t ALTER COLUMN a DROP NOT NULL;
--                             ^^^^^^^^^^^^^ alter-column
  ALTER TABLE t DROP CONSTRAINT c;
--              ^^^^^^^^^^^^^^^^^ drop-constraint
  ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
--                               ^^^^^ not-valid-check
  CREATE INDEX ASYNC i ON t (lower(a));
--                           ^^^^^^^^ expression-index
  CREATE INDEX ASYNC j ON t (a) WHERE b > 0;
--                              ^^^^^ partial-index
  CREATE TABLE n (a numeric(39, 2));
--                          ^^ numeric-precision
