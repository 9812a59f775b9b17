-- object: function, change: change, spelling: plain

-- previous
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 1';

-- next
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql STABLE STRICT RETURN a + 2;

-- plan
-- ~ function.f(integer)
CREATE OR REPLACE FUNCTION f(a integer) RETURNS integer LANGUAGE sql STABLE STRICT
RETURN a + 2;
