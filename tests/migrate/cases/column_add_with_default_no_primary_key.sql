-- object: column, change: add with default, spelling: no primary key

-- previous
CREATE TABLE t (a int);

-- rows
INSERT INTO t VALUES (1), (2);

-- next
CREATE TABLE t (a int, b int DEFAULT 1);

-- check
SELECT count(*) = 2 FROM t WHERE b = 1;

-- plan
-- ~ table.t
ALTER TABLE t ADD COLUMN b integer;

-- ~ table.t
ALTER TABLE t ALTER COLUMN b SET DEFAULT 1;

-- ~ table.t
-- repeat until it changes no row
-- BACKFILL: Filling t.b of the rows that are there, all at once, as there is no primary key to pick batches by, which fails above 3,000 rows
UPDATE t SET b = 1 WHERE b IS NULL;
