-- object: view, change: create, spelling: plain

-- previous
CREATE TABLE t (id int PRIMARY KEY, a text, b int);

-- next
CREATE TABLE t (id int PRIMARY KEY, a text, b int);
CREATE VIEW v AS SELECT id, a AS w, b + 1 AS k FROM t WHERE a <> 'x';

-- plan
-- + view.v
CREATE VIEW v AS
SELECT id, a AS w, b + 1 AS k FROM t WHERE a <> 'x';
