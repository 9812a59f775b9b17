-- object: function, change: create, spelling: plain

-- previous

-- next
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 1';
CREATE TABLE t (id int PRIMARY KEY, b int CHECK (f(b) > 0));

-- plan
-- + function.f(integer)
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql IMMUTABLE
AS $$SELECT $1 + 1$$;

-- + table.t
CREATE TABLE t (
    id integer,
    b integer,
    PRIMARY KEY (id),
    CHECK (f(b) > 0)
);
