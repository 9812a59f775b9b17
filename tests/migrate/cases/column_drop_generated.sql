-- object: column, change: drop, spelling: generated

-- previous
CREATE TABLE t (id uuid PRIMARY KEY, a int, b int GENERATED ALWAYS AS (a * 2) STORED);

-- next
CREATE TABLE t (id uuid PRIMARY KEY);

-- plan
-- ~ table.t
-- DELETES_DATA: Dropping column b of t deletes its values
ALTER TABLE t DROP COLUMN b;

-- ~ table.t
-- DELETES_DATA: Dropping column a of t deletes its values
ALTER TABLE t DROP COLUMN a;
