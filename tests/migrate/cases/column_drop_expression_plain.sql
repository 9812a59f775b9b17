-- object: column, change: drop expression, spelling: plain

-- previous
CREATE TABLE t (id uuid PRIMARY KEY, a int, b int GENERATED ALWAYS AS (a + 1) STORED);

-- next
CREATE TABLE t (id uuid PRIMARY KEY, a int, b int);

-- plan
-- ~ table.t
ALTER TABLE t ALTER COLUMN b DROP EXPRESSION;
