-- object: sequence, change: own, spelling: after its owner is gone

-- previous
CREATE TABLE t (id bigint PRIMARY KEY);
CREATE SEQUENCE s CACHE 1 OWNED BY t.id;

-- next
CREATE TABLE u (id bigint PRIMARY KEY);
CREATE SEQUENCE s CACHE 1 OWNED BY u.id;

-- plan
-- ~ sequence.s
ALTER SEQUENCE s OWNED BY NONE;

-- + table.u
CREATE TABLE u (
    id bigint,
    PRIMARY KEY (id)
);

-- ~ sequence.s
ALTER SEQUENCE s OWNED BY u.id;

-- - table.t
-- DELETES_DATA: Dropping table t deletes all of its rows
DROP TABLE t;
