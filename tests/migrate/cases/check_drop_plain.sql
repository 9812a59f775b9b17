-- object: check, change: drop, spelling: plain

-- previous
CREATE TABLE t (id uuid PRIMARY KEY, a int CHECK (a > 0));

-- next
CREATE TABLE t (id uuid PRIMARY KEY, a int);

-- plan
-- ~ table.t
ALTER TABLE t DROP CONSTRAINT t_a_check;
