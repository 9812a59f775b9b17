-- object: identity, change: add, spelling: as a new column

-- previous
CREATE TABLE t (id uuid PRIMARY KEY);

-- rows
INSERT INTO t SELECT gen_random_uuid() FROM generate_series(1, 10) AS i;

-- next
CREATE TABLE t (id uuid PRIMARY KEY, n bigint GENERATED ALWAYS AS IDENTITY (CACHE 1));

-- check
SELECT count(DISTINCT n) = 10 FROM t;

-- plan
-- +/- table.t
CREATE TABLE t_deesql_new (
    id uuid,
    n bigint GENERATED ALWAYS AS IDENTITY (CACHE 1),
    CONSTRAINT t_pkey_deesql_new PRIMARY KEY (id)
);

-- +/- table.t
-- repeat until it changes no row
-- TABLE_REBUILD: The rows of t are copied to a new table, in batches of at most 3,000; stop whoever writes to t until it is done, as changes to rows that are copied already are lost; privileges and comments are given again once the new table has the name
INSERT INTO t_deesql_new (id)
SELECT id FROM t AS source
WHERE NOT EXISTS (SELECT 1 FROM t_deesql_new)
ORDER BY source.id LIMIT 3000;

-- +/- table.t
-- repeat until it changes no row
INSERT INTO t_deesql_new (id)
SELECT id FROM t AS source
WHERE source.id > (
    SELECT id FROM t_deesql_new ORDER BY id DESC LIMIT 1
)
ORDER BY source.id LIMIT 3000;

-- +/- table.t
-- must be true
SELECT (
    SELECT (count(*), sum(('x' || substr(md5(ROW(id)::text), 1, 16))::bit(64)::bigint))
    FROM t
) = (
    SELECT (count(*), sum(('x' || substr(md5(ROW(id)::text), 1, 16))::bit(64)::bigint))
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
ALTER TABLE t RENAME CONSTRAINT t_pkey_deesql_new TO t_pkey;

-- +/- table.t
ALTER SEQUENCE t_deesql_new_n_seq RENAME TO t_n_seq;
