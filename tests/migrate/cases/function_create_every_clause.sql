-- object: function, change: create, spelling: every clause

-- previous
CREATE TABLE t (id int PRIMARY KEY, a text);

-- next
CREATE TABLE t (id int PRIMARY KEY, a text);
CREATE FUNCTION a(x int, y text DEFAULT 'q', z numeric(3, 1) DEFAULT 1) RETURNS text LANGUAGE sql STABLE STRICT SECURITY DEFINER PARALLEL SAFE COST 5 SET search_path = public, app SET work_mem TO '1MB' AS $$SELECT 'it''s' || y$$;
CREATE FUNCTION b() RETURNS SETOF t LANGUAGE sql ROWS 7 AS 'SELECT * FROM t';
CREATE FUNCTION c(OUT p int, OUT q varchar(5)) LANGUAGE sql AS $$SELECT 1, 'a'$$;
CREATE FUNCTION d(INOUT p int) LANGUAGE sql RETURN p + 1;
CREATE FUNCTION e(VARIADIC n int[]) RETURNS int LANGUAGE sql AS 'SELECT $1[1]';
CREATE FUNCTION f(p int) RETURNS TABLE (id int, "A a" text) LANGUAGE sql BEGIN ATOMIC SELECT t.id, a FROM t WHERE id = p; END;
CREATE FUNCTION g(a int, b int) RETURNS bool LANGUAGE sql RETURN ($1 > b);
CREATE FUNCTION g(a text) RETURNS bool LANGUAGE sql RETURN a IN ('x', 'y');
CREATE FUNCTION h() RETURNS void LANGUAGE sql AS $x$ INSERT INTO t VALUES (1, '$$') $x$;
CREATE FUNCTION i() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT max(id) FROM t; END;

-- plan
-- + function.a(integer, text, numeric)
CREATE FUNCTION a(x integer, y text DEFAULT 'q', z numeric DEFAULT 1) RETURNS text LANGUAGE sql STABLE STRICT SECURITY DEFINER PARALLEL SAFE COST 5 SET search_path TO 'public', 'app' SET work_mem TO '1MB'
AS $$SELECT 'it''s' || y$$;

-- + function.b()
CREATE FUNCTION b() RETURNS SETOF t LANGUAGE sql ROWS 7
AS $$SELECT * FROM t$$;

-- + function.c()
CREATE FUNCTION c(OUT p integer, OUT q character varying) LANGUAGE sql
AS $$SELECT 1, 'a'$$;

-- + function.d(integer)
CREATE FUNCTION d(INOUT p integer) LANGUAGE sql
RETURN p + 1;

-- + function.e(integer[])
CREATE FUNCTION e(VARIADIC n integer[]) RETURNS integer LANGUAGE sql
AS $$SELECT $1[1]$$;

-- + function.f(integer)
CREATE FUNCTION f(p integer) RETURNS TABLE (id integer, "A a" text) LANGUAGE sql
BEGIN ATOMIC SELECT t.id, a FROM t WHERE id = p; END;

-- + function.g(integer, integer)
CREATE FUNCTION g(a integer, b integer) RETURNS boolean LANGUAGE sql
RETURN ($1 > b);

-- + function.g(text)
CREATE FUNCTION g(a text) RETURNS boolean LANGUAGE sql
RETURN a IN ('x', 'y');

-- + function.h()
CREATE FUNCTION h() RETURNS void LANGUAGE sql
AS $body$ INSERT INTO t VALUES (1, '$$') $body$;

-- + function.i()
CREATE FUNCTION i() RETURNS integer LANGUAGE sql
BEGIN ATOMIC SELECT 1; SELECT max(id) FROM t; END;
