-- object: primary key, change: drop, spelling: with its column

-- previous
CREATE TABLE t (id int PRIMARY KEY, a int, b text);

-- rows
INSERT INTO t VALUES (1, 2, 'x');

-- next
CREATE TABLE t (a int, b text);

-- check
SELECT a = 2 FROM t;

-- plan
-- +/- table.t
CREATE TABLE t_deesql_new (
    a integer,
    b text
);

-- +/- table.t
-- repeat until it changes no row
-- TABLE_REBUILD: The rows of t are copied to a new table, all at once, as no key tells one batch from the next, which fails above 3,000 rows: then give the table a primary key in the same change; stop whoever writes to t until it is done, as changes to rows that are copied already are lost; privileges and comments are given again once the new table has the name
INSERT INTO t_deesql_new (a, b)
SELECT a, b FROM t AS source
WHERE NOT EXISTS (SELECT 1 FROM t_deesql_new);

-- +/- table.t
-- must be true
SELECT (
    SELECT (count(*), sum(('x' || substr(md5(ROW(a, b)::text), 1, 16))::bit(64)::bigint))
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
