-- object: view, change: drop, spelling: with its column

-- previous
CREATE TABLE t (id int PRIMARY KEY, a text, b int);
CREATE VIEW v AS SELECT a FROM t;

-- next
CREATE TABLE t (id int PRIMARY KEY, b int);

-- plan
-- - view.v
DROP VIEW v;

-- ~ table.t
-- DELETES_DATA: Dropping column a of t deletes its values
ALTER TABLE t DROP COLUMN a;
