-- object: function, change: change, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE FUNCTION app.f(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 1';

-- next
CREATE SCHEMA app;
CREATE FUNCTION app.f(a int) RETURNS int LANGUAGE sql STABLE STRICT RETURN a + 2;

-- plan
-- ~ function.app.f(integer)
CREATE OR REPLACE FUNCTION app.f(a integer) RETURNS integer LANGUAGE sql STABLE STRICT
RETURN a + 2;
