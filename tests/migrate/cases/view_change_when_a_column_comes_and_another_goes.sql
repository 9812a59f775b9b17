-- object: view, change: change, spelling: when a column comes and another goes

-- previous
CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE VIEW v AS SELECT id FROM t WHERE a > 0;
CREATE VIEW w AS SELECT id FROM v;

-- next
CREATE TABLE t (id int PRIMARY KEY, b int);
CREATE VIEW v AS SELECT id FROM t WHERE b > 0;
CREATE VIEW w AS SELECT id FROM v;

-- plan
-- ~ table.t
ALTER TABLE t ADD COLUMN b integer;

-- ~ view.v
CREATE OR REPLACE VIEW v AS
SELECT id FROM t WHERE b > 0;

-- ~ table.t
-- DELETES_DATA: Dropping column a of t deletes its values
ALTER TABLE t DROP COLUMN a;
