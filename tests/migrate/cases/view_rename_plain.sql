-- object: view, change: rename, spelling: plain

-- previous
CREATE TABLE t (id int);
CREATE VIEW c AS SELECT id FROM t;

-- next
CREATE TABLE t (id int);
-- deesql:renamed from=c
CREATE VIEW d AS SELECT id FROM t;

-- plan
-- ~ view.d
ALTER VIEW c RENAME TO d;
