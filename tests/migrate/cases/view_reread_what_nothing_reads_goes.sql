-- object: view, change: reread, spelling: what nothing reads goes

-- previous
CREATE TABLE t (id int PRIMARY KEY, a int, b int);
CREATE VIEW v AS SELECT a FROM t;

-- next
CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE VIEW v AS SELECT a FROM t;

-- plan
-- ~ table.t
-- DELETES_DATA: Dropping column b of t deletes its values
ALTER TABLE t DROP COLUMN b;
