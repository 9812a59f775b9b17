-- object: column, change: rename, spelling: under everything

-- previous
CREATE TABLE t (id int PRIMARY KEY, a int CHECK (a > 0), b text, c int GENERATED ALWAYS AS (a + 1) STORED, UNIQUE (a));
CREATE INDEX ON t (lower(b)) INCLUDE (a) WHERE a > 1;
CREATE TABLE u (a int PRIMARY KEY REFERENCES t (a), b text);
CREATE STATISTICS s ON a, b FROM t;
COMMENT ON COLUMN t.a IS 'positive';
COMMENT ON INDEX t_lower_a_idx IS 'index';
GRANT SELECT (a) ON t TO reader;
CREATE VIEW v AS SELECT id, a FROM t WHERE a > 2 ORDER BY a;
CREATE VIEW w AS SELECT t.b, u.b AS ub FROM t JOIN u USING (a);
CREATE VIEW x AS SELECT a, count(*) FROM t GROUP BY a;
CREATE VIEW z AS SELECT * FROM v;
CREATE FUNCTION f(n int) RETURNS bigint LANGUAGE sql RETURN (SELECT count(*) FROM t WHERE a = n);
CREATE FUNCTION g() RETURNS SETOF int LANGUAGE sql BEGIN ATOMIC SELECT t.a FROM t; END;

-- next
CREATE TABLE t (id int PRIMARY KEY,
    -- deesql:renamed from=a
    amount int CHECK (amount > 0), b text, c int GENERATED ALWAYS AS (amount + 1) STORED, UNIQUE (amount));
CREATE INDEX ON t (lower(b)) INCLUDE (amount) WHERE amount > 1;
CREATE TABLE u (a int PRIMARY KEY REFERENCES t (amount), b text);
CREATE STATISTICS s ON amount, b FROM t;
COMMENT ON COLUMN t.amount IS 'positive';
COMMENT ON INDEX t_lower_amount_idx IS 'index';
GRANT SELECT (amount) ON t TO reader;
CREATE VIEW v AS SELECT id, amount AS a FROM t WHERE amount > 2 ORDER BY amount;
CREATE VIEW w AS SELECT t.b, u.b AS ub FROM t JOIN u ON t.amount = u.a;
CREATE VIEW x AS SELECT amount AS a, count(*) FROM t GROUP BY amount;
CREATE VIEW z AS SELECT * FROM v;
CREATE FUNCTION f(n int) RETURNS bigint LANGUAGE sql RETURN (SELECT count(*) FROM t WHERE amount = n);
CREATE FUNCTION g() RETURNS SETOF int LANGUAGE sql BEGIN ATOMIC SELECT t.amount FROM t; END;

-- plan
-- ~ table.t
ALTER TABLE t RENAME COLUMN a TO amount;

-- ~ table.t
ALTER TABLE t RENAME CONSTRAINT t_a_key TO t_amount_key;

-- ~ table.t
ALTER TABLE t RENAME CONSTRAINT t_a_check TO t_amount_check;

-- ~ index.t_lower_amount_idx
ALTER INDEX t_lower_a_idx RENAME TO t_lower_amount_idx;

-- ~ function.g()
CREATE OR REPLACE FUNCTION g() RETURNS SETOF integer LANGUAGE sql
BEGIN ATOMIC SELECT t.amount FROM t; END;

-- ~ view.w
CREATE OR REPLACE VIEW w AS
SELECT t.b, u.b AS ub FROM t JOIN u ON t.amount = u.a;

-- ~ table.t
GRANT SELECT (amount) ON t TO reader;
