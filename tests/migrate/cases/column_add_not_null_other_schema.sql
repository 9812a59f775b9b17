-- object: column, change: add not null, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (id uuid PRIMARY KEY);

-- rows
INSERT INTO app.t (id) SELECT gen_random_uuid() FROM generate_series(1, 3500);

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (id uuid PRIMARY KEY, a int NOT NULL DEFAULT 1);

-- check
SELECT count(*) = 3500 FROM app.t WHERE a = 1;

-- plan
-- ~ table.app.t
ALTER TABLE app.t ADD COLUMN a integer;

-- ~ table.app.t
ALTER TABLE app.t ALTER COLUMN a SET DEFAULT 1;

-- ~ table.app.t
-- repeat until it changes no row
-- BACKFILL: Filling app.t.a of the rows that are there, in batches of at most 3,000
UPDATE app.t SET a = 1
WHERE id IN (
    SELECT id FROM app.t WHERE a IS NULL LIMIT 3000
);

-- ~ table.app.t
-- CORRECTNESS: app.t.a gets a CHECK instead of NOT NULL, which Aurora DSQL cannot add to a table; its validation fails while a row holds NULL
ALTER TABLE app.t ADD CONSTRAINT t_a_not_null CHECK (a IS NOT NULL) NOT VALID;

-- ~ table.app.t
ALTER TABLE ASYNC app.t VALIDATE CONSTRAINT t_a_not_null;
