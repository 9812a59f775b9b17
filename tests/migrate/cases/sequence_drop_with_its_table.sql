-- object: sequence, change: drop, spelling: with its table

-- previous
CREATE TABLE t (id bigint PRIMARY KEY);
CREATE SEQUENCE s CACHE 1 OWNED BY t.id;

-- next

-- plan
-- - table.t
-- DELETES_DATA: Dropping table t deletes all of its rows
DROP TABLE t;
