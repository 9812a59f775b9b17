-- object: sequence, change: own, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a bigint);
CREATE SEQUENCE app.s CACHE 1;

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a bigint);
CREATE SEQUENCE app.s CACHE 1 OWNED BY app.t.a;

-- plan
-- ~ sequence.app.s
ALTER SEQUENCE app.s OWNED BY app.t.a;
