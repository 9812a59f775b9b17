-- object: view, change: drop, spelling: on views

-- previous
CREATE TABLE t (id int PRIMARY KEY, a text);
CREATE VIEW z AS SELECT * FROM t;
CREATE VIEW y AS SELECT * FROM z;
CREATE VIEW x AS SELECT y.id FROM y, z;

-- next


-- plan
-- - view.x
DROP VIEW x;

-- - view.y
DROP VIEW y;

-- - view.z
DROP VIEW z;

-- - table.t
-- DELETES_DATA: Dropping table t deletes all of its rows
DROP TABLE t;
