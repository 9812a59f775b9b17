-- object: index, change: change, spelling: plain

-- previous
CREATE TABLE t (id uuid PRIMARY KEY, a int, b int);
CREATE INDEX ASYNC i ON t (a);

-- next
CREATE TABLE t (id uuid PRIMARY KEY, a int, b int);
CREATE INDEX ASYNC i ON t (a, b);

-- plan
-- +/- index.i
-- INDEX_DROPPED: Dropping index i slows queries that use it
DROP INDEX i;

-- +/- index.i
-- INDEX_BUILD: Building index i asynchronously
CREATE INDEX ASYNC i ON t (a, b);
