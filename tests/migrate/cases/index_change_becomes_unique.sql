-- object: index, change: change, spelling: becomes unique

-- previous
CREATE TABLE t (id uuid PRIMARY KEY, a int);
CREATE INDEX ASYNC i ON t (a);

-- next
CREATE TABLE t (id uuid PRIMARY KEY, a int);
CREATE UNIQUE INDEX ASYNC i ON t (a);

-- plan
-- +/- index.i
-- INDEX_DROPPED: Dropping index i slows queries that use it
DROP INDEX i;

-- +/- index.i
-- INDEX_BUILD: Building index i asynchronously
CREATE UNIQUE INDEX ASYNC i ON t (a);
