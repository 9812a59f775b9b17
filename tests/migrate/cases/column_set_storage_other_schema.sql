-- object: column, change: set storage, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (id uuid PRIMARY KEY, a text);

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (id uuid PRIMARY KEY, a text STORAGE EXTERNAL);

-- plan
-- ~ table.app.t
ALTER TABLE app.t ALTER COLUMN a SET STORAGE EXTERNAL;
