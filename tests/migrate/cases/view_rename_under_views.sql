-- object: view, change: rename, spelling: under views

-- previous
CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE VIEW v AS SELECT id, a FROM t;
CREATE VIEW w AS SELECT v.a FROM v JOIN t USING (id);
CREATE FUNCTION f() RETURNS SETOF v LANGUAGE sql BEGIN ATOMIC SELECT * FROM v; END;

-- next
CREATE TABLE t (id int PRIMARY KEY, a int);
-- deesql:renamed from=v
CREATE VIEW plain AS SELECT id, a FROM t;
CREATE VIEW w AS SELECT plain.a FROM plain JOIN t USING (id);
CREATE FUNCTION f() RETURNS SETOF plain LANGUAGE sql BEGIN ATOMIC SELECT * FROM plain; END;

-- plan
-- ~ view.plain
ALTER VIEW v RENAME TO plain;
