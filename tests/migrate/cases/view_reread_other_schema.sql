-- object: view, change: reread, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a text, b int);
CREATE VIEW app.v AS SELECT id, a FROM app.t;
CREATE VIEW app.w AS SELECT * FROM app.v;

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a varchar(10), b int);
CREATE VIEW app.v AS SELECT id, a FROM app.t;
CREATE VIEW app.w AS SELECT * FROM app.v;

-- plan
-- ~ table.app.t
ALTER TABLE app.t ADD COLUMN a_deesql_swap character varying(10);

-- ~ table.app.t
-- repeat until it changes no row
-- TABLE_REBUILD: app.t.a is copied to a column of type character varying(10); values written meanwhile to rows that are copied already are lost, and between two later steps the name is missing
UPDATE app.t SET a_deesql_swap = a
WHERE id IN (
    SELECT id FROM app.t WHERE a_deesql_swap IS NULL AND a IS NOT NULL LIMIT 3000
);

-- +/- view.app.w
DROP VIEW app.w;

-- +/- view.app.v
DROP VIEW app.v;

-- ~ table.app.t
-- DELETES_DATA: Dropping column app.t.a deletes its values of the old type
ALTER TABLE app.t DROP COLUMN a;

-- ~ table.app.t
ALTER TABLE app.t RENAME COLUMN a_deesql_swap TO a;

-- +/- view.app.v
CREATE VIEW app.v AS
SELECT id, a FROM app.t;

-- +/- view.app.w
CREATE VIEW app.w AS
SELECT v.id, v.a FROM app.v;
