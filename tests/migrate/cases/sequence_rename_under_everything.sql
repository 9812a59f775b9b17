-- object: sequence, change: rename, spelling: under everything

-- previous
CREATE SEQUENCE s CACHE 1;
CREATE TABLE t (id bigint DEFAULT nextval('s') PRIMARY KEY);
CREATE VIEW v AS SELECT last_value AS n FROM s;
CREATE FUNCTION f() RETURNS bigint LANGUAGE sql RETURN nextval('s');

-- next
-- deesql:renamed from=s
CREATE SEQUENCE numbers CACHE 1;
CREATE TABLE t (id bigint DEFAULT nextval('numbers') PRIMARY KEY);
CREATE VIEW v AS SELECT last_value AS n FROM numbers;
CREATE FUNCTION f() RETURNS bigint LANGUAGE sql RETURN nextval('numbers');

-- plan
-- ~ sequence.numbers
ALTER SEQUENCE s RENAME TO numbers;
