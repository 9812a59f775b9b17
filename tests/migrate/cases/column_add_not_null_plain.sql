-- object: column, change: add not null, spelling: plain

-- previous
CREATE TABLE t (id uuid PRIMARY KEY);

-- rows
INSERT INTO t (id) SELECT gen_random_uuid() FROM generate_series(1, 3500);

-- next
CREATE TABLE t (id uuid PRIMARY KEY, a int NOT NULL DEFAULT 1);

-- check
SELECT count(*) = 3500 FROM t WHERE a = 1;

-- plan
-- ~ table.t
ALTER TABLE t ADD COLUMN a integer;

-- ~ table.t
ALTER TABLE t ALTER COLUMN a SET DEFAULT 1;

-- ~ table.t
-- repeat until it changes no row
-- BACKFILL: Filling t.a of the rows that are there, in batches of at most 3,000
UPDATE t SET a = 1
WHERE id IN (
    SELECT id FROM t WHERE a IS NULL LIMIT 3000
);

-- ~ table.t
-- CORRECTNESS: t.a gets a CHECK instead of NOT NULL, which Aurora DSQL cannot add to a table; its validation fails while a row holds NULL
ALTER TABLE t ADD CONSTRAINT t_a_not_null CHECK (a IS NOT NULL) NOT VALID;

-- ~ table.t
ALTER TABLE ASYNC t VALIDATE CONSTRAINT t_a_not_null;
