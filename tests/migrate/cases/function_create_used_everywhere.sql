-- object: function, change: create, spelling: used everywhere

-- previous

-- next
CREATE VIEW v AS SELECT f(id) AS x FROM t;
CREATE TABLE t (id int DEFAULT f(1) PRIMARY KEY, a int GENERATED ALWAYS AS (f(id)) STORED, CHECK (f(id) > 0));
CREATE INDEX ASYNC i ON t (f(id));
CREATE FUNCTION f(a int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT public.g(a)';
CREATE FUNCTION g(a int) RETURNS int IMMUTABLE LANGUAGE sql RETURN a;

-- plan
-- + function.g(integer)
CREATE FUNCTION g(a integer) RETURNS integer LANGUAGE sql IMMUTABLE
RETURN a;

-- + function.f(integer)
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql IMMUTABLE
AS $$SELECT public.g(a)$$;

-- + table.t
CREATE TABLE t (
    id integer DEFAULT f(1),
    a integer GENERATED ALWAYS AS (f(id)) STORED,
    PRIMARY KEY (id),
    CHECK (f(id) > 0)
);

-- + index.i
-- INDEX_BUILD: Building index i asynchronously
CREATE INDEX ASYNC i ON t (f(id));

-- + view.v
CREATE VIEW v AS
SELECT f(id) AS x FROM t;
