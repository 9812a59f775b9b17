-- object: column, change: drop not null, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (a int NOT NULL);

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (a int);

-- plan
-- ~ table.app.t
ALTER TABLE app.t ALTER COLUMN a DROP NOT NULL;
