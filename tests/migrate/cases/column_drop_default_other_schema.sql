-- object: column, change: drop default, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (id uuid PRIMARY KEY, a int DEFAULT 3);

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (id uuid PRIMARY KEY, a int);

-- plan
-- ~ table.app.t
ALTER TABLE app.t ALTER COLUMN a DROP DEFAULT;
