-- object: function, change: replace, spelling: names of arguments

-- previous
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';

-- next
CREATE FUNCTION f(b int) RETURNS int LANGUAGE sql AS 'SELECT 1';

-- plan
-- +/- function.f(integer)
DROP FUNCTION f(integer);

-- +/- function.f(integer)
CREATE FUNCTION f(b integer) RETURNS integer LANGUAGE sql
AS $$SELECT 1$$;
