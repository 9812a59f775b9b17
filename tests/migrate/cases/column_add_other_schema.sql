-- object: column, change: add, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (id uuid PRIMARY KEY);

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (id uuid PRIMARY KEY, a int);

-- plan
-- ~ table.app.t
ALTER TABLE app.t ADD COLUMN a integer;
