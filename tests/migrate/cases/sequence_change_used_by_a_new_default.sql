-- object: sequence, change: change, spelling: used by a new default

-- previous
CREATE SEQUENCE s CACHE 1;
CREATE TABLE t (id bigint PRIMARY KEY, a bigint);

-- next
CREATE SEQUENCE s CACHE 65536;
CREATE TABLE t (id bigint PRIMARY KEY, a bigint DEFAULT nextval('s'));

-- plan
-- ~ sequence.s
ALTER SEQUENCE s CACHE 65536;

-- ~ table.t
ALTER TABLE t ALTER COLUMN a SET DEFAULT nextval('s');
