-- object: view, change: replace, spelling: another type

-- previous
CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE VIEW v AS SELECT a AS x FROM t;

-- next
CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE VIEW v AS SELECT a::text AS x FROM t;

-- plan
-- +/- view.v
DROP VIEW v;

-- +/- view.v
CREATE VIEW v AS
SELECT a::text AS x FROM t;
