-- object: function, change: replace, spelling: plain

-- previous
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 1';
CREATE VIEW v AS SELECT f(1) AS k;

-- next
CREATE FUNCTION f(a int) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 1::bigint';
CREATE VIEW v AS SELECT f(1) AS k;

-- plan
-- +/- view.v
DROP VIEW v;

-- +/- function.f(integer)
DROP FUNCTION f(integer);

-- +/- function.f(integer)
CREATE FUNCTION f(a integer) RETURNS bigint LANGUAGE sql IMMUTABLE
AS $$SELECT $1 + 1::bigint$$;

-- +/- view.v
CREATE VIEW v AS
SELECT f(1) AS k;
