-- object: check, change: add, spelling: plain

-- previous
CREATE TABLE t (id uuid PRIMARY KEY, a int);

-- next
CREATE TABLE t (id uuid PRIMARY KEY, a int CHECK (a > 0));

-- plan
-- ~ table.t
ALTER TABLE t ADD CONSTRAINT t_a_check CHECK (a > 0) NOT VALID;

-- ~ table.t
ALTER TABLE ASYNC t VALIDATE CONSTRAINT t_a_check;
