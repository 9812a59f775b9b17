-- object: function, change: create, spelling: by later statements

-- previous

-- next
CREATE FUNCTION a() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE OR REPLACE FUNCTION a() RETURNS int LANGUAGE sql AS 'SELECT 2';
ALTER FUNCTION a() RENAME TO b;
CREATE SCHEMA app;
ALTER FUNCTION b SET SCHEMA app;
DROP FUNCTION IF EXISTS c(int);
CREATE FUNCTION c(int) RETURNS int LANGUAGE sql RETURN $1;
CREATE FUNCTION d() RETURNS int LANGUAGE sql RETURN 1;
DROP FUNCTION d();

-- plan
-- + schema.app
CREATE SCHEMA app;

-- + function.app.b()
CREATE FUNCTION app.b() RETURNS integer LANGUAGE sql
AS $$SELECT 2$$;

-- + function.c(integer)
CREATE FUNCTION c(integer) RETURNS integer LANGUAGE sql
RETURN $1;
