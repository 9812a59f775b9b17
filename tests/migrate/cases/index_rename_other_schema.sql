-- object: index, change: rename, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (a int);
CREATE INDEX ASYNC i ON app.t (a);

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (a int);
-- deesql:renamed from=app.i
CREATE INDEX ASYNC j ON app.t (a);

-- plan
-- ~ index.app.j
ALTER INDEX app.i RENAME TO j;
