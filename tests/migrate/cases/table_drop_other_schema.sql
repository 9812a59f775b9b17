-- object: table, change: drop, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (a int);
CREATE TABLE t (a int);

-- next
CREATE SCHEMA app;
CREATE TABLE t (a int);

-- plan
-- - table.app.t
-- DELETES_DATA: Dropping table app.t deletes all of its rows
DROP TABLE app.t;
