-- object: view, change: drop, spelling: plain

-- previous
CREATE TABLE t (id int PRIMARY KEY, a text, b int);
CREATE VIEW v AS SELECT * FROM t;

-- next
CREATE TABLE t (id int PRIMARY KEY, a text, b int);

-- plan
-- - view.v
DROP VIEW v;
