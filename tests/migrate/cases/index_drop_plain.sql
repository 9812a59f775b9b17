-- object: index, change: drop, spelling: plain

-- previous
CREATE TABLE t (id uuid PRIMARY KEY, a int);
CREATE INDEX ASYNC t_a ON t (a);

-- next
CREATE TABLE t (id uuid PRIMARY KEY, a int);

-- plan
-- - index.t_a
-- INDEX_DROPPED: Dropping index t_a slows queries that use it
DROP INDEX t_a;
