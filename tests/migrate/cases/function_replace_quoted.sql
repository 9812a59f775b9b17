-- object: function, change: replace, spelling: quoted

-- previous
CREATE FUNCTION "F f"("A a" int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 1';
CREATE VIEW "V v" AS SELECT "F f"(1) AS "K k";

-- next
CREATE FUNCTION "F f"("A a" int) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 1::bigint';
CREATE VIEW "V v" AS SELECT "F f"(1) AS "K k";

-- plan
-- +/- view."V v"
DROP VIEW "V v";

-- +/- function."F f"(integer)
DROP FUNCTION "F f"(integer);

-- +/- function."F f"(integer)
CREATE FUNCTION "F f"("A a" integer) RETURNS bigint LANGUAGE sql IMMUTABLE
AS $$SELECT $1 + 1::bigint$$;

-- +/- view."V v"
CREATE VIEW "V v" AS
SELECT "F f"(1) AS "K k";
