-- object: function, change: reread, spelling: plain

-- previous
CREATE TABLE t (id int PRIMARY KEY, a text, b int);
CREATE FUNCTION f() RETURNS bigint LANGUAGE sql RETURN (SELECT count(*) FROM t WHERE a <> '');
CREATE FUNCTION g() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM t';
CREATE VIEW v AS SELECT f() AS n;

-- next
CREATE TABLE t (id int PRIMARY KEY, a varchar(10), b int);
CREATE FUNCTION f() RETURNS bigint LANGUAGE sql RETURN (SELECT count(*) FROM t WHERE a <> '');
CREATE FUNCTION g() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM t';
CREATE VIEW v AS SELECT f() AS n;

-- plan
-- ~ table.t
ALTER TABLE t ADD COLUMN a_deesql_swap character varying(10);

-- ~ table.t
-- repeat until it changes no row
-- TABLE_REBUILD: t.a is copied to a column of type character varying(10); values written meanwhile to rows that are copied already are lost, and between two later steps the name is missing
UPDATE t SET a_deesql_swap = a
WHERE id IN (
    SELECT id FROM t WHERE a_deesql_swap IS NULL AND a IS NOT NULL LIMIT 3000
);

-- +/- view.v
DROP VIEW v;

-- +/- function.f()
DROP FUNCTION f();

-- ~ table.t
-- DELETES_DATA: Dropping column t.a deletes its values of the old type
ALTER TABLE t DROP COLUMN a;

-- ~ table.t
ALTER TABLE t RENAME COLUMN a_deesql_swap TO a;

-- +/- function.f()
CREATE FUNCTION f() RETURNS bigint LANGUAGE sql
RETURN (SELECT count(*) FROM t WHERE a <> '');

-- +/- view.v
CREATE VIEW v AS
SELECT f() AS n;
