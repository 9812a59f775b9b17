-- object: column, change: set not null, spelling: plain

-- previous
CREATE TABLE t (id uuid PRIMARY KEY, a int);

-- next
CREATE TABLE t (id uuid PRIMARY KEY, a int NOT NULL);

-- plan
-- ~ table.t
-- CORRECTNESS: t.a gets a CHECK instead of NOT NULL, which Aurora DSQL cannot add to a table; its validation fails while a row holds NULL
ALTER TABLE t ADD CONSTRAINT t_a_not_null CHECK (a IS NOT NULL) NOT VALID;

-- ~ table.t
ALTER TABLE ASYNC t VALIDATE CONSTRAINT t_a_not_null;
