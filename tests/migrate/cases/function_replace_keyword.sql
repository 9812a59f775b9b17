-- object: function, change: replace, spelling: keyword

-- previous
CREATE FUNCTION "limit"("select" int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 1';
CREATE VIEW "from" AS SELECT "limit"(1) AS "check";

-- next
CREATE FUNCTION "limit"("select" int) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 1::bigint';
CREATE VIEW "from" AS SELECT "limit"(1) AS "check";

-- plan
-- +/- view."from"
DROP VIEW "from";

-- +/- function."limit"(integer)
DROP FUNCTION "limit"(integer);

-- +/- function."limit"(integer)
CREATE FUNCTION "limit"("select" integer) RETURNS bigint LANGUAGE sql IMMUTABLE
AS $$SELECT $1 + 1::bigint$$;

-- +/- view."from"
CREATE VIEW "from" AS
SELECT "limit"(1) AS "check";
