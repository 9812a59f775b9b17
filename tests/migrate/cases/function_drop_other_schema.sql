-- object: function, change: drop, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE FUNCTION app.f(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 1';
CREATE TABLE app.t (id int PRIMARY KEY, b int CHECK (app.f(b) > 0));

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, b int);

-- plan
-- ~ table.app.t
ALTER TABLE app.t DROP CONSTRAINT t_b_check;

-- - function.app.f(integer)
DROP FUNCTION app.f(integer);
