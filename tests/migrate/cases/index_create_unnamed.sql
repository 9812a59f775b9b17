-- object: index, change: create, spelling: unnamed

-- previous
CREATE TABLE t (id uuid PRIMARY KEY, a int, b int);

-- next
CREATE TABLE t (id uuid PRIMARY KEY, a int, b int);
CREATE INDEX ASYNC ON t (a, b);
CREATE INDEX ASYNC ON t (a, b);
CREATE INDEX ASYNC ON t (a) INCLUDE (b);

-- plan
-- + index.t_a_b_idx
-- INDEX_BUILD: Building index t_a_b_idx asynchronously
CREATE INDEX ASYNC t_a_b_idx ON t (a, b);

-- + index.t_a_b_idx1
-- INDEX_BUILD: Building index t_a_b_idx1 asynchronously
CREATE INDEX ASYNC t_a_b_idx1 ON t (a, b);

-- + index.t_a_b_idx2
-- INDEX_BUILD: Building index t_a_b_idx2 asynchronously
CREATE INDEX ASYNC t_a_b_idx2 ON t (a) INCLUDE (b);
