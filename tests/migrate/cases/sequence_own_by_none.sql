-- object: sequence, change: own, spelling: by none

-- previous
CREATE TABLE t (id bigint PRIMARY KEY);
CREATE SEQUENCE s CACHE 1 OWNED BY t.id;

-- next
CREATE TABLE t (id bigint PRIMARY KEY);
CREATE SEQUENCE s CACHE 1;

-- plan
-- ~ sequence.s
ALTER SEQUENCE s OWNED BY NONE;
