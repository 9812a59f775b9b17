-- object: check, change: change, spelling: plain

-- previous
CREATE TABLE t (id uuid PRIMARY KEY, a int CHECK (a > 0));

-- next
CREATE TABLE t (id uuid PRIMARY KEY, a int CHECK (a > 1));

-- plan
-- ~ table.t
ALTER TABLE t DROP CONSTRAINT t_a_check;

-- ~ table.t
ALTER TABLE t ADD CONSTRAINT t_a_check CHECK (a > 1) NOT VALID;

-- ~ table.t
ALTER TABLE ASYNC t VALIDATE CONSTRAINT t_a_check;
