-- object: view, change: replace, spelling: plain

-- previous
CREATE TABLE t (id int PRIMARY KEY, a text, b int);
CREATE VIEW v AS SELECT id, a FROM t;
CREATE VIEW w AS SELECT id FROM v;

-- next
CREATE TABLE t (id int PRIMARY KEY, a text, b int);
CREATE VIEW v AS SELECT a, id FROM t;
CREATE VIEW w AS SELECT id FROM v;

-- plan
-- +/- view.w
DROP VIEW w;

-- +/- view.v
DROP VIEW v;

-- +/- view.v
CREATE VIEW v AS
SELECT a, id FROM t;

-- +/- view.w
CREATE VIEW w AS
SELECT id FROM v;
