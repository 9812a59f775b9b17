-- object: index, change: create, spelling: plain

-- previous
CREATE TABLE t (id uuid PRIMARY KEY, a int);

-- next
CREATE TABLE t (id uuid PRIMARY KEY, a int);
CREATE INDEX ASYNC t_a ON t (a);

-- plan
-- + index.t_a
-- INDEX_BUILD: Building index t_a asynchronously
CREATE INDEX ASYNC t_a ON t (a);
