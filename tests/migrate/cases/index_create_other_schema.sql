-- object: index, change: create, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (a int);

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (a int);
CREATE INDEX ASYNC i ON app.t (a);
CREATE TABLE t (a int);
CREATE INDEX ASYNC i ON t (a);

-- plan
-- + table.t
CREATE TABLE t (
    a integer
);

-- + index.app.i
-- INDEX_BUILD: Building index i asynchronously
CREATE INDEX ASYNC i ON app.t (a);

-- + index.i
-- INDEX_BUILD: Building index i asynchronously
CREATE INDEX ASYNC i ON t (a);
