-- object: comment, change: drop, spelling: on everything

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a text CONSTRAINT a_u UNIQUE, b int CONSTRAINT b_c CHECK (b > 0));
CREATE INDEX ASYNC i ON app.t (b);
CREATE VIEW app.v AS SELECT id, a FROM app.t;
CREATE SEQUENCE s CACHE 1;
CREATE FUNCTION f(a int, b numeric) RETURNS int LANGUAGE sql AS 'SELECT 1';
COMMENT ON SCHEMA app IS 'x';
COMMENT ON SCHEMA public IS 'mine';
COMMENT ON TABLE app.t IS E'two\nlines and \\';
COMMENT ON COLUMN app.t.a IS 'a';
COMMENT ON CONSTRAINT a_u ON app.t IS 'u';
COMMENT ON CONSTRAINT b_c ON app.t IS 'c';
COMMENT ON CONSTRAINT t_pkey ON app.t IS 'p';
COMMENT ON INDEX app.i IS 'i';
COMMENT ON INDEX app.t_pkey IS 'pi';
COMMENT ON VIEW app.v IS 'v';
COMMENT ON COLUMN app.v.id IS 'vc';
COMMENT ON SEQUENCE s IS 's';
COMMENT ON FUNCTION f(int, numeric(3, 1)) IS 'f';

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a text CONSTRAINT a_u UNIQUE, b int CONSTRAINT b_c CHECK (b > 0));
CREATE INDEX ASYNC i ON app.t (b);
CREATE VIEW app.v AS SELECT id, a FROM app.t;
CREATE SEQUENCE s CACHE 1;
CREATE FUNCTION f(a int, b numeric) RETURNS int LANGUAGE sql AS 'SELECT 1';

-- plan
-- ~ function.f(integer, numeric)
COMMENT ON FUNCTION f(integer, numeric) IS NULL;

-- ~ index.app.i
COMMENT ON INDEX app.i IS NULL;

-- ~ index.app.t_pkey
COMMENT ON INDEX app.t_pkey IS NULL;

-- ~ schema.app
COMMENT ON SCHEMA app IS NULL;

-- ~ schema.public
COMMENT ON SCHEMA public IS NULL;

-- ~ sequence.s
COMMENT ON SEQUENCE s IS NULL;

-- ~ table.app.t
COMMENT ON COLUMN app.t.a IS NULL;

-- ~ table.app.t
COMMENT ON CONSTRAINT a_u ON app.t IS NULL;

-- ~ table.app.t
COMMENT ON CONSTRAINT b_c ON app.t IS NULL;

-- ~ table.app.t
COMMENT ON CONSTRAINT t_pkey ON app.t IS NULL;

-- ~ table.app.t
COMMENT ON TABLE app.t IS NULL;

-- ~ view.app.v
COMMENT ON COLUMN app.v.id IS NULL;

-- ~ view.app.v
COMMENT ON VIEW app.v IS NULL;
