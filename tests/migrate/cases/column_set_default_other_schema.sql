-- object: column, change: set default, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (id uuid PRIMARY KEY, a int);

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (id uuid PRIMARY KEY, a int DEFAULT 3);

-- plan
-- ~ table.app.t
ALTER TABLE app.t ALTER COLUMN a SET DEFAULT 3;
