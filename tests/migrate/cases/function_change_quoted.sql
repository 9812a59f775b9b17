-- object: function, change: change, spelling: quoted

-- previous
CREATE FUNCTION "F f"("A a" int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 1';

-- next
CREATE FUNCTION "F f"("A a" int) RETURNS int LANGUAGE sql STABLE STRICT RETURN "A a" + 2;

-- plan
-- ~ function."F f"(integer)
CREATE OR REPLACE FUNCTION "F f"("A a" integer) RETURNS integer LANGUAGE sql STABLE STRICT
RETURN "A a" + 2;
