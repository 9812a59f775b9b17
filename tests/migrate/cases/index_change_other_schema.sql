-- object: index, change: change, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (id uuid PRIMARY KEY, a int, b int);
CREATE INDEX ASYNC i ON app.t (a);

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (id uuid PRIMARY KEY, a int, b int);
CREATE INDEX ASYNC i ON app.t (a, b);

-- plan
-- +/- index.app.i
-- INDEX_DROPPED: Dropping index i slows queries that use it
DROP INDEX app.i;

-- +/- index.app.i
-- INDEX_BUILD: Building index i asynchronously
CREATE INDEX ASYNC i ON app.t (a, b);
