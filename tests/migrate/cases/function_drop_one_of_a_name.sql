-- object: function, change: drop, spelling: one of a name

-- previous
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION f(a text) RETURNS int LANGUAGE sql AS 'SELECT 1';

-- next
CREATE FUNCTION f(a text) RETURNS int LANGUAGE sql AS 'SELECT 1';

-- plan
-- - function.f(integer)
DROP FUNCTION f(integer);
