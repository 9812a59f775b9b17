-- object: index, change: rename, spelling: plain

-- previous
CREATE TABLE t (a int);
CREATE INDEX ASYNC i ON t (a);

-- next
CREATE TABLE t (a int);
-- deesql:renamed from=i
CREATE INDEX ASYNC j ON t (a);

-- plan
-- ~ index.j
ALTER INDEX i RENAME TO j;
