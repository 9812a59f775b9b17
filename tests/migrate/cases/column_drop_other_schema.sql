-- object: column, change: drop, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (id uuid PRIMARY KEY, a int);

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (id uuid PRIMARY KEY);

-- plan
-- ~ table.app.t
-- DELETES_DATA: Dropping column a of app.t deletes its values
ALTER TABLE app.t DROP COLUMN a;
