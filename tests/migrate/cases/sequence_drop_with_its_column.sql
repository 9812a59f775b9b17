-- object: sequence, change: drop, spelling: with its column

-- previous
CREATE TABLE t (id bigint PRIMARY KEY, a bigint);
CREATE SEQUENCE s CACHE 1 OWNED BY t.a;

-- next
CREATE TABLE t (id bigint PRIMARY KEY);

-- plan
-- ~ table.t
-- DELETES_DATA: Dropping column a of t deletes its values
ALTER TABLE t DROP COLUMN a;
