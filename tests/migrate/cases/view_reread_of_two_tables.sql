-- object: view, change: reread, spelling: of two tables

-- previous
CREATE TABLE t (id int PRIMARY KEY, a text NOT NULL);
CREATE TABLE u (id int PRIMARY KEY, b text);
CREATE TABLE gone (id int PRIMARY KEY);
CREATE VIEW v AS SELECT t.a, u.b FROM t JOIN u USING (id);
GRANT SELECT ON v TO reader;
CREATE VIEW alone AS SELECT id FROM u;

-- next
CREATE TABLE t (id int PRIMARY KEY, a varchar(10) NOT NULL);
CREATE TABLE u (id int PRIMARY KEY, b varchar(10) NOT NULL);
CREATE VIEW v AS SELECT t.a, u.b FROM t JOIN u USING (id);
GRANT SELECT ON v TO reader;
CREATE VIEW alone AS SELECT id FROM u;

-- plan
-- ~ table.u
ALTER TABLE u ADD COLUMN b_deesql_swap character varying(10);

-- ~ table.u
-- repeat until it changes no row
-- TABLE_REBUILD: u.b is copied to a column of type character varying(10); values written meanwhile to rows that are copied already are lost, and between two later steps the name is missing
UPDATE u SET b_deesql_swap = b
WHERE id IN (
    SELECT id FROM u WHERE b_deesql_swap IS NULL AND b IS NOT NULL LIMIT 3000
);

-- +/- table.t
CREATE TABLE t_deesql_new (
    id integer,
    a character varying(10) NOT NULL,
    CONSTRAINT t_pkey_deesql_new PRIMARY KEY (id)
);

-- +/- table.t
-- repeat until it changes no row
-- TABLE_REBUILD: The rows of t are copied to a new table, in batches of at most 3,000; stop whoever writes to t until it is done, as changes to rows that are copied already are lost; privileges and comments are given again once the new table has the name
INSERT INTO t_deesql_new (id, a)
SELECT id, a FROM t AS source
WHERE NOT EXISTS (SELECT 1 FROM t_deesql_new)
ORDER BY source.id LIMIT 3000;

-- +/- table.t
-- repeat until it changes no row
INSERT INTO t_deesql_new (id, a)
SELECT id, a FROM t AS source
WHERE source.id > (
    SELECT id FROM t_deesql_new ORDER BY id DESC LIMIT 1
)
ORDER BY source.id LIMIT 3000;

-- +/- table.t
-- must be true
SELECT (
    SELECT (count(*), sum(('x' || substr(md5(ROW(id, a::character varying(10))::text), 1, 16))::bit(64)::bigint))
    FROM t
) = (
    SELECT (count(*), sum(('x' || substr(md5(ROW(id, a)::text), 1, 16))::bit(64)::bigint))
    FROM t_deesql_new
);

-- +/- view.v
DROP VIEW v;

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

-- ~ table.u
-- DELETES_DATA: Dropping column u.b deletes its values of the old type
ALTER TABLE u DROP COLUMN b;

-- ~ table.u
ALTER TABLE u RENAME COLUMN b_deesql_swap TO b;

-- +/- view.v
CREATE VIEW v AS
SELECT t.a, u.b FROM t JOIN u USING (id);

-- +/- view.v
GRANT SELECT ON v TO reader;

-- ~ table.u
-- CORRECTNESS: u.b gets a CHECK instead of NOT NULL, which Aurora DSQL cannot add to a table; its validation fails while a row holds NULL
ALTER TABLE u ADD CONSTRAINT u_b_not_null CHECK (b IS NOT NULL) NOT VALID;

-- ~ table.u
ALTER TABLE ASYNC u VALIDATE CONSTRAINT u_b_not_null;

-- - table.gone
-- DELETES_DATA: Dropping table gone deletes all of its rows
DROP TABLE gone;

-- +/- table.t
-- DELETES_DATA: Dropping table t_deesql_old deletes the rows as they were before they were copied, with what the new table has no column for
DROP TABLE t_deesql_old;

-- +/- table.t
ALTER TABLE t RENAME CONSTRAINT t_pkey_deesql_new TO t_pkey;
