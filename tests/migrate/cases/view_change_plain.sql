-- object: view, change: change, spelling: plain

-- previous
CREATE TABLE t (id int PRIMARY KEY, a text, b int);
CREATE VIEW v AS SELECT id FROM t;

-- next
CREATE TABLE t (id int PRIMARY KEY, a text, b int);
CREATE VIEW v AS SELECT id, a FROM t WHERE b > 0;

-- plan
-- ~ view.v
CREATE OR REPLACE VIEW v AS
SELECT id, a FROM t WHERE b > 0;
