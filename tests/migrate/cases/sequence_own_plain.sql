-- object: sequence, change: own, spelling: plain

-- previous
CREATE TABLE t (id int PRIMARY KEY, a bigint);
CREATE SEQUENCE s CACHE 1;

-- next
CREATE TABLE t (id int PRIMARY KEY, a bigint);
CREATE SEQUENCE s CACHE 1 OWNED BY t.a;

-- plan
-- ~ sequence.s
ALTER SEQUENCE s OWNED BY t.a;
