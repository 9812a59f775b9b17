-- object: column, change: drop, spelling: used everywhere

-- previous
CREATE TABLE t (id uuid PRIMARY KEY, a int UNIQUE, b int CHECK (a < b), c int REFERENCES p (id), d int);
CREATE TABLE p (id int PRIMARY KEY);
CREATE INDEX ASYNC t_d_idx ON t (d) WHERE a > 0;

-- next
CREATE TABLE t (id uuid PRIMARY KEY, d int);
CREATE TABLE p (id int PRIMARY KEY);

-- plan
-- ~ table.t
ALTER TABLE t DROP CONSTRAINT t_c_fkey;

-- - index.t_d_idx
-- INDEX_DROPPED: Dropping index t_d_idx slows queries that use it
DROP INDEX t_d_idx;

-- ~ table.t
-- INDEX_DROPPED: Dropping constraint t_a_key drops its index
ALTER TABLE t DROP CONSTRAINT t_a_key;

-- ~ table.t
ALTER TABLE t DROP CONSTRAINT t_check;

-- ~ table.t
-- DELETES_DATA: Dropping column a of t deletes its values
ALTER TABLE t DROP COLUMN a;

-- ~ table.t
-- DELETES_DATA: Dropping column b of t deletes its values
ALTER TABLE t DROP COLUMN b;

-- ~ table.t
-- DELETES_DATA: Dropping column c of t deletes its values
ALTER TABLE t DROP COLUMN c;
