-- object: function, change: change, spelling: defaults and names

-- previous
CREATE FUNCTION f(int, b int) RETURNS int LANGUAGE sql AS 'SELECT 1';

-- next
CREATE FUNCTION f(a int, b int DEFAULT 5) RETURNS int LANGUAGE sql AS 'SELECT 1';

-- plan
-- ~ function.f(integer, integer)
CREATE OR REPLACE FUNCTION f(a integer, b integer DEFAULT 5) RETURNS integer LANGUAGE sql
AS $$SELECT 1$$;
