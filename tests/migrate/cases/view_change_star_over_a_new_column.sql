-- object: view, change: change, spelling: star over a new column

-- previous
CREATE TABLE t (id int PRIMARY KEY, a text);
CREATE VIEW v AS SELECT * FROM t;

-- next
CREATE TABLE t (id int PRIMARY KEY, a text, b int);
CREATE VIEW v AS SELECT * FROM t;

-- plan
-- ~ table.t
ALTER TABLE t ADD COLUMN b integer;

-- ~ view.v
CREATE OR REPLACE VIEW v AS
SELECT t.id, t.a, t.b FROM t;
