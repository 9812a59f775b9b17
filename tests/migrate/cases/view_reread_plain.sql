-- object: view, change: reread, spelling: plain

-- previous
CREATE TABLE t (id int PRIMARY KEY, a text, b int);
CREATE VIEW v AS SELECT id, a FROM t;
CREATE VIEW w AS SELECT * FROM v;

-- next
CREATE TABLE t (id int PRIMARY KEY, a varchar(10), b int);
CREATE VIEW v AS SELECT id, a FROM t;
CREATE VIEW w AS SELECT * FROM v;

-- plan
-- ~ table.t
ALTER TABLE t ADD COLUMN a_deesql_swap character varying(10);

-- ~ table.t
-- repeat until it changes no row
-- TABLE_REBUILD: t.a is copied to a column of type character varying(10); values written meanwhile to rows that are copied already are lost, and between two later steps the name is missing
UPDATE t SET a_deesql_swap = a
WHERE id IN (
    SELECT id FROM t WHERE a_deesql_swap IS NULL AND a IS NOT NULL LIMIT 3000
);

-- +/- view.w
DROP VIEW w;

-- +/- view.v
DROP VIEW v;

-- ~ table.t
-- DELETES_DATA: Dropping column t.a deletes its values of the old type
ALTER TABLE t DROP COLUMN a;

-- ~ table.t
ALTER TABLE t RENAME COLUMN a_deesql_swap TO a;

-- +/- view.v
CREATE VIEW v AS
SELECT id, a FROM t;

-- +/- view.w
CREATE VIEW w AS
SELECT v.id, v.a FROM v;
