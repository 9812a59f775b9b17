-- object: column, change: change default, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (a int DEFAULT 1);

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (a int DEFAULT 2);

-- plan
-- ~ table.app.t
ALTER TABLE app.t ALTER COLUMN a SET DEFAULT 2;
