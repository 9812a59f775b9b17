-- object: comment, change: keep, spelling: on what is made anew

-- previous
CREATE TABLE t (id int PRIMARY KEY, a int CONSTRAINT c CHECK (a > 0));
CREATE INDEX ASYNC i ON t (a);
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';
COMMENT ON CONSTRAINT c ON t IS 'c';
COMMENT ON INDEX i IS 'i';
COMMENT ON FUNCTION f IS 'f';

-- next
CREATE TABLE t (id int PRIMARY KEY, a int CONSTRAINT c CHECK (a > 1));
CREATE INDEX ASYNC i ON t (a, id);
CREATE FUNCTION f(b int) RETURNS int LANGUAGE sql AS 'SELECT 1';
COMMENT ON CONSTRAINT c ON t IS 'c';
COMMENT ON INDEX i IS 'i';
COMMENT ON FUNCTION f IS 'f';

-- plan
-- +/- index.i
-- INDEX_DROPPED: Dropping index i slows queries that use it
DROP INDEX i;

-- +/- index.i
-- INDEX_BUILD: Building index i asynchronously
CREATE INDEX ASYNC i ON t (a, id);

-- ~ table.t
ALTER TABLE t DROP CONSTRAINT c;

-- ~ table.t
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 1) NOT VALID;

-- ~ table.t
ALTER TABLE ASYNC t VALIDATE CONSTRAINT c;

-- +/- index.i
COMMENT ON INDEX i IS 'i';

-- ~ table.t
COMMENT ON CONSTRAINT c ON t IS 'c';

-- +/- function.f(integer)
DROP FUNCTION f(integer);

-- +/- function.f(integer)
CREATE FUNCTION f(b integer) RETURNS integer LANGUAGE sql
AS $$SELECT 1$$;

-- +/- function.f(integer)
COMMENT ON FUNCTION f(integer) IS 'f';
