-- object: function, change: drop, spelling: with what its body reads

-- previous
CREATE TABLE t (id int PRIMARY KEY, a text);
CREATE FUNCTION f() RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT a FROM t; END;
CREATE FUNCTION g() RETURNS SETOF t LANGUAGE sql AS 'SELECT * FROM t';

-- next

-- plan
-- - function.f()
DROP FUNCTION f();

-- - function.g()
DROP FUNCTION g();

-- - table.t
-- DELETES_DATA: Dropping table t deletes all of its rows
DROP TABLE t;
