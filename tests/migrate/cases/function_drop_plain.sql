-- object: function, change: drop, spelling: plain

-- previous
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 1';
CREATE TABLE t (id int PRIMARY KEY, b int CHECK (f(b) > 0));

-- next
CREATE TABLE t (id int PRIMARY KEY, b int);

-- plan
-- ~ table.t
ALTER TABLE t DROP CONSTRAINT t_b_check;

-- - function.f(integer)
DROP FUNCTION f(integer);
