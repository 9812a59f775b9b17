-- object: sequence, change: rename, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE SEQUENCE app.c CACHE 1;
CREATE TABLE app.t (id bigint DEFAULT nextval('app.c'));

-- next
CREATE SCHEMA app;
-- deesql:renamed from=app.c
CREATE SEQUENCE app.d CACHE 1;
CREATE TABLE app.t (id bigint DEFAULT nextval('app.d'));

-- plan
-- ~ sequence.app.d
ALTER SEQUENCE app.c RENAME TO d;
