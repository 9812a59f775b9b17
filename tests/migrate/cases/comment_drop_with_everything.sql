-- object: comment, change: drop, spelling: with everything

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

-- plan
-- - view.app.v
DROP VIEW app.v;

-- ~ schema.public
COMMENT ON SCHEMA public IS NULL;

-- - table.app.t
-- DELETES_DATA: Dropping table app.t deletes all of its rows
DROP TABLE app.t;

-- - function.f(integer, numeric)
DROP FUNCTION f(integer, numeric);

-- - sequence.s
-- DELETES_DATA: Dropping sequence s loses where it stands
DROP SEQUENCE s;

-- - schema.app
-- DELETES_DATA: Dropping schema app takes away its grants, and fails while something that the plan does not manage is in it
DROP SCHEMA app;
