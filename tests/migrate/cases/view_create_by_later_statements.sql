-- object: view, change: create, spelling: by later statements

-- previous
CREATE TABLE t (id int PRIMARY KEY, a text);

-- next
CREATE TABLE t (id int PRIMARY KEY, a text);
CREATE VIEW a AS SELECT id FROM t;
ALTER VIEW a RENAME TO b;
ALTER VIEW b SET (security_barrier = true);
CREATE OR REPLACE VIEW c AS SELECT 1 AS x;
CREATE OR REPLACE VIEW c AS SELECT id, a FROM t;
CREATE SCHEMA app;
CREATE VIEW d AS SELECT id, a FROM t;
ALTER VIEW d RENAME COLUMN a TO z;
ALTER VIEW d SET SCHEMA app;
DROP VIEW IF EXISTS e;
CREATE VIEW e AS SELECT z FROM app.d;
CREATE VIEW f AS SELECT 1 AS x;
DROP VIEW f;

-- plan
-- + schema.app
CREATE SCHEMA app;

-- + view.app.d
CREATE VIEW app.d (id, z) AS
SELECT id, a FROM t;

-- + view.b
CREATE VIEW b WITH (security_barrier = true) AS
SELECT id FROM t;

-- + view.c
CREATE VIEW c AS
SELECT id, a FROM t;

-- + view.e
CREATE VIEW e AS
SELECT z FROM app.d;
