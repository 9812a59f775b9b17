-- object: column, change: change type not null, spelling: no primary key but a unique constraint

-- previous
CREATE TABLE t (a int NOT NULL UNIQUE, b text);

-- rows
INSERT INTO t SELECT i, 'x' FROM generate_series(1, 7000) AS i;

-- next
CREATE TABLE t (a bigint NOT NULL UNIQUE, b text);

-- check
SELECT count(*) = 7000 FROM t;

-- plan
-- +/- table.t
CREATE TABLE t_deesql_new (
    a bigint NOT NULL,
    b text,
    CONSTRAINT t_a_key_deesql_new UNIQUE (a)
);

-- +/- table.t
-- repeat until it changes no row
-- TABLE_REBUILD: The rows of t are copied to a new table, in batches of at most 3,000; stop whoever writes to t until it is done, as changes to rows that are copied already are lost; privileges and comments are given again once the new table has the name
INSERT INTO t_deesql_new (a, b)
SELECT a::bigint, b FROM t AS source
WHERE NOT EXISTS (SELECT 1 FROM t_deesql_new)
ORDER BY source.a LIMIT 3000;

-- +/- table.t
-- repeat until it changes no row
INSERT INTO t_deesql_new (a, b)
SELECT a::bigint, b FROM t AS source
WHERE source.a > (
    SELECT a FROM t_deesql_new ORDER BY a DESC LIMIT 1
)
ORDER BY source.a LIMIT 3000;

-- +/- table.t
-- must be true
SELECT (
    SELECT (count(*), sum(('x' || substr(md5(ROW(a::bigint, b)::text), 1, 16))::bit(64)::bigint))
    FROM t
) = (
    SELECT (count(*), sum(('x' || substr(md5(ROW(a, b)::text), 1, 16))::bit(64)::bigint))
    FROM t_deesql_new
);

-- +/- table.t
SELECT NOT EXISTS (
    SELECT 1 FROM pg_constraint WHERE contype = 'f' AND confrelid = 't'::regclass AND conrelid <> confrelid
) AND NOT EXISTS (
    SELECT 1 FROM pg_depend WHERE refobjid = 't'::regclass AND refclassid = 'pg_class'::regclass
    AND classid IN ('pg_rewrite'::regclass, 'pg_proc'::regclass)
);

-- +/- table.t
-- TABLE_REBUILD: The name t is missing from here to the end of the next statement
ALTER TABLE t RENAME TO t_deesql_old;

-- +/- table.t
ALTER TABLE t_deesql_new RENAME TO t;

-- +/- table.t
-- DELETES_DATA: Dropping table t_deesql_old deletes the rows as they were before they were copied, with what the new table has no column for
DROP TABLE t_deesql_old;

-- +/- table.t
ALTER TABLE t RENAME CONSTRAINT t_a_key_deesql_new TO t_a_key;
