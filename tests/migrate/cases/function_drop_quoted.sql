-- object: function, change: drop, spelling: quoted

-- previous
CREATE FUNCTION "F f"("A a" int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 1';
CREATE TABLE "T t" (id int PRIMARY KEY, "B" int CHECK ("F f"("B") > 0));

-- next
CREATE TABLE "T t" (id int PRIMARY KEY, "B" int);

-- plan
-- ~ table."T t"
ALTER TABLE "T t" DROP CONSTRAINT "T t_B_check";

-- - function."F f"(integer)
DROP FUNCTION "F f"(integer);
