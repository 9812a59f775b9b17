-- object: view, change: rename, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (id int);
CREATE VIEW app.c AS SELECT id FROM app.t;

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (id int);
-- deesql:renamed from=app.c
CREATE VIEW app.d AS SELECT id FROM app.t;

-- plan
-- ~ view.app.d
ALTER VIEW app.c RENAME TO d;
