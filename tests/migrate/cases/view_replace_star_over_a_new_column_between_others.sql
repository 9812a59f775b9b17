-- object: view, change: replace, spelling: star over a new column between others

-- previous
CREATE TABLE t (id int PRIMARY KEY, a text);
CREATE VIEW v AS SELECT * FROM t;

-- next
CREATE TABLE t (id int PRIMARY KEY, b int, a text);
CREATE VIEW v AS SELECT * FROM t;

-- plan
-- ~ table.t
ALTER TABLE t ADD COLUMN b integer;

-- +/- view.v
DROP VIEW v;

-- +/- view.v
CREATE VIEW v AS
SELECT t.id, t.b, t.a FROM t;
