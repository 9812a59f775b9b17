-- object: function, change: drop, spelling: keyword

-- previous
CREATE FUNCTION "limit"("select" int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 1';
CREATE TABLE "order" (id int PRIMARY KEY, "where" int CHECK ("limit"("where") > 0));

-- next
CREATE TABLE "order" (id int PRIMARY KEY, "where" int);

-- plan
-- ~ table."order"
ALTER TABLE "order" DROP CONSTRAINT order_where_check;

-- - function."limit"(integer)
DROP FUNCTION "limit"(integer);
