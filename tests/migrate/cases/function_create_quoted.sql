-- object: function, change: create, spelling: quoted

-- previous

-- next
CREATE FUNCTION "F f"("A a" int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 1';
CREATE TABLE "T t" (id int PRIMARY KEY, "B" int CHECK ("F f"("B") > 0));

-- plan
-- + function."F f"(integer)
CREATE FUNCTION "F f"("A a" integer) RETURNS integer LANGUAGE sql IMMUTABLE
AS $$SELECT $1 + 1$$;

-- + table."T t"
CREATE TABLE "T t" (
    id integer,
    "B" integer,
    PRIMARY KEY (id),
    CHECK ("F f"("B") > 0)
);
