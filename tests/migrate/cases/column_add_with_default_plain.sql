-- object: column, change: add with default, spelling: plain

-- previous
CREATE TABLE t (id uuid PRIMARY KEY);

-- rows
INSERT INTO t (id) SELECT gen_random_uuid() FROM generate_series(1, 3500);

-- next
CREATE TABLE t (id uuid PRIMARY KEY, a int DEFAULT 7);

-- check
SELECT count(*) = 3500 FROM t WHERE a = 7;

-- plan
-- ~ table.t
ALTER TABLE t ADD COLUMN a integer;

-- ~ table.t
ALTER TABLE t ALTER COLUMN a SET DEFAULT 7;

-- ~ table.t
-- repeat until it changes no row
-- BACKFILL: Filling t.a of the rows that are there, in batches of at most 3,000
UPDATE t SET a = 7
WHERE id IN (
    SELECT id FROM t WHERE a IS NULL LIMIT 3000
);
