-- object: column, change: change type, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a text);

-- rows
INSERT INTO app.t VALUES (1, '2026-01-02');

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a date);

-- check
SELECT a = '2026-01-02' FROM app.t;

-- plan
-- ~ table.app.t
ALTER TABLE app.t ADD COLUMN a_deesql_swap date;

-- ~ table.app.t
-- repeat until it changes no row
-- TABLE_REBUILD: app.t.a is copied to a column of type date; values written meanwhile to rows that are copied already are lost, and between two later steps the name is missing
UPDATE app.t SET a_deesql_swap = a::date
WHERE id IN (
    SELECT id FROM app.t WHERE a_deesql_swap IS NULL AND a IS NOT NULL LIMIT 3000
);

-- ~ table.app.t
-- DELETES_DATA: Dropping column app.t.a deletes its values of the old type
ALTER TABLE app.t DROP COLUMN a;

-- ~ table.app.t
ALTER TABLE app.t RENAME COLUMN a_deesql_swap TO a;
