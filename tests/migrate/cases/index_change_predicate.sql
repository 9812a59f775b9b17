-- object: index, change: change, spelling: predicate

-- previous
CREATE TABLE t (id uuid PRIMARY KEY, a int);
CREATE INDEX ASYNC i ON t (a) WHERE a > 0;

-- next
CREATE TABLE t (id uuid PRIMARY KEY, a int);
CREATE INDEX ASYNC i ON t (a) WHERE a > 1;

-- plan
-- +/- index.i
-- INDEX_DROPPED: Dropping index i slows queries that use it
DROP INDEX i;

-- +/- index.i
-- INDEX_BUILD: Building index i asynchronously
CREATE INDEX ASYNC i ON t (a) WHERE a > 1;
