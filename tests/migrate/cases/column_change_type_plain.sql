-- object: column, change: change type, spelling: plain

-- previous
CREATE TABLE t (id uuid PRIMARY KEY, a int);

-- rows
INSERT INTO t SELECT gen_random_uuid(), 5 FROM generate_series(1, 3001);

-- next
CREATE TABLE t (id uuid PRIMARY KEY, a bigint);

-- check
SELECT count(*) = 3001 FROM t WHERE a = 5;

-- plan
-- ~ table.t
ALTER TABLE t ADD COLUMN a_deesql_swap bigint;

-- ~ table.t
-- repeat until it changes no row
-- TABLE_REBUILD: t.a is copied to a column of type bigint; values written meanwhile to rows that are copied already are lost, and between two later steps the name is missing
UPDATE t SET a_deesql_swap = a::bigint
WHERE id IN (
    SELECT id FROM t WHERE a_deesql_swap IS NULL AND a IS NOT NULL LIMIT 3000
);

-- ~ table.t
-- DELETES_DATA: Dropping column t.a deletes its values of the old type
ALTER TABLE t DROP COLUMN a;

-- ~ table.t
ALTER TABLE t RENAME COLUMN a_deesql_swap TO a;
