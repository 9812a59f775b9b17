-- object: column, change: change type of a key, spelling: with views

-- previous
CREATE TABLE t (id int PRIMARY KEY, a int, gone text);
CREATE VIEW v AS SELECT id, a FROM t;
CREATE VIEW w AS SELECT a FROM v;
CREATE VIEW x AS SELECT gone FROM t;

-- rows
INSERT INTO t VALUES (1, 2, 'x');

-- next
CREATE TABLE t (id bigint PRIMARY KEY, a int);
CREATE VIEW v AS SELECT id, a FROM t;
CREATE VIEW w AS SELECT a FROM v;
CREATE VIEW x AS SELECT id FROM t;

-- check
SELECT v.id = 1 AND w.a = 2 AND x.id = 1 FROM v, w, x;
