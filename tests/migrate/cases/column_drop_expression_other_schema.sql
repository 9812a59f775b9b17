-- object: column, change: drop expression, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (id uuid PRIMARY KEY, a int, b int GENERATED ALWAYS AS (a + 1) STORED);

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (id uuid PRIMARY KEY, a int, b int);

-- plan
-- ~ table.app.t
ALTER TABLE app.t ALTER COLUMN b DROP EXPRESSION;
