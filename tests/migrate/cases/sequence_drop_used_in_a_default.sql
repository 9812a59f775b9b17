-- object: sequence, change: drop, spelling: used in a default

-- previous
CREATE SEQUENCE s CACHE 1;
CREATE TABLE t (id bigint PRIMARY KEY, a bigint DEFAULT nextval('s'));

-- next
CREATE TABLE t (id bigint PRIMARY KEY, a bigint);

-- plan
-- ~ table.t
ALTER TABLE t ALTER COLUMN a DROP DEFAULT;

-- - sequence.s
-- DELETES_DATA: Dropping sequence s loses where it stands
DROP SEQUENCE s;
