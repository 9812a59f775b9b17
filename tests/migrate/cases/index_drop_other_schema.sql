-- object: index, change: drop, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (a int);
CREATE INDEX ASYNC i ON app.t (a);

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (a int);

-- plan
-- - index.app.i
-- INDEX_DROPPED: Dropping index i slows queries that use it
DROP INDEX app.i;
