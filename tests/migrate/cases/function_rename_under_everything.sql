-- object: function, change: rename, spelling: under everything

-- previous
CREATE FUNCTION f(n int) RETURNS int IMMUTABLE LANGUAGE sql RETURN n + 1;
CREATE TABLE t (id int PRIMARY KEY, a int DEFAULT f(1) CHECK (f(a) > 0), b int GENERATED ALWAYS AS (f(id)) STORED);
CREATE INDEX i ON t (f(a)) WHERE f(id) > 2;
CREATE VIEW v AS SELECT f(a) AS n FROM t;
CREATE FUNCTION g() RETURNS int IMMUTABLE LANGUAGE sql RETURN f(2);

-- next
-- deesql:renamed from=f
CREATE FUNCTION f1(n int) RETURNS int IMMUTABLE LANGUAGE sql RETURN n + 1;
CREATE TABLE t (id int PRIMARY KEY, a int DEFAULT f1(1) CHECK (f1(a) > 0), b int GENERATED ALWAYS AS (f1(id)) STORED);
CREATE INDEX i ON t (f1(a)) WHERE f1(id) > 2;
CREATE VIEW v AS SELECT f1(a) AS n FROM t;
CREATE FUNCTION g() RETURNS int IMMUTABLE LANGUAGE sql RETURN f1(2);

-- plan
-- ~ function.f1(integer)
ALTER FUNCTION f(integer) RENAME TO f1;
