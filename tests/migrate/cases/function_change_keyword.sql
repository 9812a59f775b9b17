-- object: function, change: change, spelling: keyword

-- previous
CREATE FUNCTION "limit"("select" int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 1';

-- next
CREATE FUNCTION "limit"("select" int) RETURNS int LANGUAGE sql STABLE STRICT RETURN "select" + 2;

-- plan
-- ~ function."limit"(integer)
CREATE OR REPLACE FUNCTION "limit"("select" integer) RETURNS integer LANGUAGE sql STABLE STRICT
RETURN "select" + 2;
