-- object: check, change: drop, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (id uuid PRIMARY KEY, a int CHECK (a > 0));

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (id uuid PRIMARY KEY, a int);

-- plan
-- ~ table.app.t
ALTER TABLE app.t DROP CONSTRAINT t_a_check;
