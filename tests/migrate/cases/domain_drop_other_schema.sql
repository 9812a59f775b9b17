-- object: domain, change: drop, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE DOMAIN app.d AS text CHECK (VALUE <> '');
CREATE TABLE app.t (id int PRIMARY KEY, a app.d);

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY);

-- plan
-- ~ table.app.t
-- DELETES_DATA: Dropping column a of app.t deletes its values
ALTER TABLE app.t DROP COLUMN a;

-- - domain.app.d
DROP DOMAIN app.d;
