-- object: grant, change: keep, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a text, b int);
CREATE VIEW app.v AS SELECT a FROM app.t;
GRANT SELECT ON app.v TO reader;
GRANT SELECT (a), INSERT ON app.t TO reader;

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a varchar(10), b int);
CREATE VIEW app.v AS SELECT a FROM app.t;
GRANT SELECT ON app.v TO reader;
GRANT SELECT (a), INSERT ON app.t TO reader;

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

-- +/- view.app.v
DROP VIEW app.v;

-- ~ table.app.t
-- DELETES_DATA: Dropping column app.t.a deletes its values of the old type
ALTER TABLE app.t DROP COLUMN a;

-- ~ table.app.t
ALTER TABLE app.t RENAME COLUMN a_deesql_swap TO a;

-- +/- view.app.v
CREATE VIEW app.v AS
SELECT a FROM app.t;

-- +/- view.app.v
GRANT SELECT ON app.v TO reader;

-- ~ table.app.t
GRANT SELECT (a) ON app.t TO reader;
