-- object: column, change: add with default, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (id uuid PRIMARY KEY);

-- rows
INSERT INTO app.t (id) SELECT gen_random_uuid() FROM generate_series(1, 3500);

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (id uuid PRIMARY KEY, a int DEFAULT 7);

-- check
SELECT count(*) = 3500 FROM app.t WHERE a = 7;

-- plan
-- ~ table.app.t
ALTER TABLE app.t ADD COLUMN a integer;

-- ~ table.app.t
ALTER TABLE app.t ALTER COLUMN a SET DEFAULT 7;

-- ~ table.app.t
-- repeat until it changes no row
-- BACKFILL: Filling app.t.a of the rows that are there, in batches of at most 3,000
UPDATE app.t SET a = 7
WHERE id IN (
    SELECT id FROM app.t WHERE a IS NULL LIMIT 3000
);
