-- object: column, change: change type, spelling: with default

-- previous
CREATE TABLE t (id uuid PRIMARY KEY, a varchar(10) DEFAULT 'x');

-- rows
INSERT INTO t VALUES (gen_random_uuid(), 'kept');

-- next
CREATE TABLE t (id uuid PRIMARY KEY, a varchar(20) DEFAULT 'y');

-- check
SELECT a = 'kept' FROM t;

-- plan
-- ~ table.t
ALTER TABLE t ADD COLUMN a_deesql_swap character varying(20);

-- ~ table.t
-- repeat until it changes no row
-- TABLE_REBUILD: t.a is copied to a column of type character varying(20); values written meanwhile to rows that are copied already are lost, and between two later steps the name is missing
UPDATE t SET a_deesql_swap = a
WHERE id IN (
    SELECT id FROM t WHERE a_deesql_swap IS NULL AND a IS NOT NULL LIMIT 3000
);

-- ~ table.t
ALTER TABLE t ALTER COLUMN a_deesql_swap SET DEFAULT 'y';

-- ~ table.t
-- DELETES_DATA: Dropping column t.a deletes its values of the old type
ALTER TABLE t DROP COLUMN a;

-- ~ table.t
ALTER TABLE t RENAME COLUMN a_deesql_swap TO a;
