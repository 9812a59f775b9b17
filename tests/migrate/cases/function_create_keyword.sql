-- object: function, change: create, spelling: keyword

-- previous

-- next
CREATE FUNCTION "limit"("select" int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 1';
CREATE TABLE "order" (id int PRIMARY KEY, "where" int CHECK ("limit"("where") > 0));

-- plan
-- + function."limit"(integer)
CREATE FUNCTION "limit"("select" integer) RETURNS integer LANGUAGE sql IMMUTABLE
AS $$SELECT $1 + 1$$;

-- + table."order"
CREATE TABLE "order" (
    id integer,
    "where" integer,
    PRIMARY KEY (id),
    CHECK ("limit"("where") > 0)
);
