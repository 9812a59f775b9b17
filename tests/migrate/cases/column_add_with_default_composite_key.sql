-- object: column, change: add with default, spelling: composite key

-- previous
CREATE TABLE t (a int, "B" int, PRIMARY KEY (a, "B"));

-- rows
INSERT INTO t VALUES (1, 1), (1, 2);

-- next
CREATE TABLE t (a int, "B" int, c text DEFAULT 'x', PRIMARY KEY (a, "B"));

-- check
SELECT count(*) = 2 FROM t WHERE c = 'x';

-- plan
-- ~ table.t
ALTER TABLE t ADD COLUMN c text;

-- ~ table.t
ALTER TABLE t ALTER COLUMN c SET DEFAULT 'x';

-- ~ table.t
-- repeat until it changes no row
-- BACKFILL: Filling t.c of the rows that are there, in batches of at most 3,000
UPDATE t SET c = 'x'
WHERE (a, "B") IN (
    SELECT a, "B" FROM t WHERE c IS NULL LIMIT 3000
);
