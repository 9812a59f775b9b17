-- object: column, change: drop, spelling: plain

-- previous
CREATE TABLE t (id uuid PRIMARY KEY, a int);

-- next
CREATE TABLE t (id uuid PRIMARY KEY);

-- plan
-- ~ table.t
-- DELETES_DATA: Dropping column a of t deletes its values
ALTER TABLE t DROP COLUMN a;
