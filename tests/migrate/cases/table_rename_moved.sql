-- object: table, change: rename, spelling: moved

-- previous
CREATE SCHEMA app;
CREATE TABLE t (id int PRIMARY KEY);

-- rows
INSERT INTO t VALUES (1);

-- next
CREATE SCHEMA app;
-- deesql:renamed from=public.t
CREATE TABLE app.t (id int PRIMARY KEY);

-- check
SELECT id = 1 FROM app.t;

-- plan
-- ~ table.app.t
ALTER TABLE t SET SCHEMA app;
