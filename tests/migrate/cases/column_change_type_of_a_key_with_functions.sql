-- object: column, change: change type of a key, spelling: with functions

-- previous
CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE TABLE u (id int PRIMARY KEY, t int REFERENCES t (id));
CREATE VIEW v AS SELECT id, a FROM t;
CREATE FUNCTION f(n int) RETURNS SETOF v LANGUAGE sql BEGIN ATOMIC SELECT * FROM v WHERE v.id = n; END;
CREATE FUNCTION g(r t) RETURNS int LANGUAGE sql RETURN (r).a;
CREATE FUNCTION h() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM t';
CREATE VIEW w AS SELECT f.a FROM f(1) AS f;
CREATE VIEW z AS SELECT h() AS n;

-- rows
INSERT INTO t VALUES (1, 2);
INSERT INTO u VALUES (1, 1);

-- next
CREATE TABLE t (id bigint PRIMARY KEY, a int);
CREATE TABLE u (id int PRIMARY KEY, t int REFERENCES t (id));
CREATE VIEW v AS SELECT id, a FROM t;
CREATE FUNCTION f(n int) RETURNS SETOF v LANGUAGE sql BEGIN ATOMIC SELECT * FROM v WHERE v.id = n; END;
CREATE FUNCTION g(r t) RETURNS int LANGUAGE sql RETURN (r).a;
CREATE FUNCTION h() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM t';
CREATE VIEW w AS SELECT f.a FROM f(1) AS f;
CREATE VIEW z AS SELECT h() AS n;

-- check
SELECT w.a = 2 AND z.n = 1 FROM w, z;

-- plan
-- +/- table.t
CREATE TABLE t_deesql_new (
    id bigint,
    a integer,
    CONSTRAINT t_pkey_deesql_new PRIMARY KEY (id)
);

-- +/- table.t
-- repeat until it changes no row
-- TABLE_REBUILD: The rows of t are copied to a new table, in batches of at most 3,000; stop whoever writes to t until it is done, as changes to rows that are copied already are lost; privileges and comments are given again once the new table has the name
INSERT INTO t_deesql_new (id, a)
SELECT id::bigint, a FROM t AS source
WHERE NOT EXISTS (SELECT 1 FROM t_deesql_new)
ORDER BY source.id LIMIT 3000;

-- +/- table.t
-- repeat until it changes no row
INSERT INTO t_deesql_new (id, a)
SELECT id::bigint, a FROM t AS source
WHERE source.id > (
    SELECT id FROM t_deesql_new ORDER BY id DESC LIMIT 1
)
ORDER BY source.id LIMIT 3000;

-- +/- table.t
-- must be true
SELECT (
    SELECT (count(*), sum(('x' || substr(md5(ROW(id::bigint, a)::text), 1, 16))::bit(64)::bigint))
    FROM t
) = (
    SELECT (count(*), sum(('x' || substr(md5(ROW(id, a)::text), 1, 16))::bit(64)::bigint))
    FROM t_deesql_new
);

-- +/- function.g(t)
DROP FUNCTION g(t);

-- +/- view.w
DROP VIEW w;

-- +/- function.f(integer)
DROP FUNCTION f(integer);

-- +/- view.v
DROP VIEW v;

-- +/- table.t
ALTER TABLE u DROP CONSTRAINT u_t_fkey;

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

-- +/- function.g(t)
CREATE FUNCTION g(r t) RETURNS integer LANGUAGE sql
RETURN (r).a;

-- +/- view.v
CREATE VIEW v AS
SELECT id, a FROM t;

-- +/- function.f(integer)
CREATE FUNCTION f(n integer) RETURNS SETOF v LANGUAGE sql
BEGIN ATOMIC SELECT * FROM v WHERE v.id = n; END;

-- +/- view.w
CREATE VIEW w AS
SELECT f.a FROM f(1) AS f;

-- ~ table.u
ALTER TABLE u ADD CONSTRAINT u_t_fkey FOREIGN KEY (t) REFERENCES t (id) NOT VALID;

-- ~ table.u
ALTER TABLE ASYNC u VALIDATE CONSTRAINT u_t_fkey;

-- +/- table.t
-- DELETES_DATA: Dropping table t_deesql_old deletes the rows as they were before they were copied, with what the new table has no column for
DROP TABLE t_deesql_old;

-- +/- table.t
ALTER TABLE t RENAME CONSTRAINT t_pkey_deesql_new TO t_pkey;
