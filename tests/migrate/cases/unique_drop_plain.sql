-- object: unique, change: drop, spelling: plain

-- previous
CREATE TABLE t (id uuid PRIMARY KEY, a int UNIQUE);

-- next
CREATE TABLE t (id uuid PRIMARY KEY, a int);

-- plan
-- ~ table.t
-- INDEX_DROPPED: Dropping constraint t_a_key drops its index
ALTER TABLE t DROP CONSTRAINT t_a_key;
