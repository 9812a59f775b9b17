-- object: function, change: create, spelling: other schema

-- previous
CREATE SCHEMA app;

-- next
CREATE SCHEMA app;
CREATE FUNCTION app.f(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 1';
CREATE TABLE app.t (id int PRIMARY KEY, b int CHECK (app.f(b) > 0));

-- plan
-- + function.app.f(integer)
CREATE FUNCTION app.f(a integer) RETURNS integer LANGUAGE sql IMMUTABLE
AS $$SELECT $1 + 1$$;

-- + table.app.t
CREATE TABLE app.t (
    id integer,
    b integer,
    PRIMARY KEY (id),
    CHECK (app.f(b) > 0)
);
