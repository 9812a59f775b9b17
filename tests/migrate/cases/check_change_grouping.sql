-- object: check, change: change, spelling: grouping

-- previous
CREATE TABLE t (id uuid PRIMARY KEY, a int, CONSTRAINT k CHECK (a > 1 AND (a < 5 OR a = 9)));

-- next
CREATE TABLE t (id uuid PRIMARY KEY, a int, CONSTRAINT k CHECK ((a > 1 AND a < 5) OR a = 9));

-- plan
-- ~ table.t
ALTER TABLE t DROP CONSTRAINT k;

-- ~ table.t
ALTER TABLE t ADD CONSTRAINT k CHECK ((a > 1 AND a < 5) OR a = 9) NOT VALID;

-- ~ table.t
ALTER TABLE ASYNC t VALIDATE CONSTRAINT k;
