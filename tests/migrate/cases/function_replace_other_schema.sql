-- object: function, change: replace, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE FUNCTION app.f(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 1';
CREATE VIEW app.v AS SELECT app.f(1) AS k;

-- next
CREATE SCHEMA app;
CREATE FUNCTION app.f(a int) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 1::bigint';
CREATE VIEW app.v AS SELECT app.f(1) AS k;

-- plan
-- +/- view.app.v
DROP VIEW app.v;

-- +/- function.app.f(integer)
DROP FUNCTION app.f(integer);

-- +/- function.app.f(integer)
CREATE FUNCTION app.f(a integer) RETURNS bigint LANGUAGE sql IMMUTABLE
AS $$SELECT $1 + 1::bigint$$;

-- +/- view.app.v
CREATE VIEW app.v AS
SELECT app.f(1) AS k;
