-- object: unique, change: add, spelling: of an index

-- previous
CREATE TABLE t (id uuid PRIMARY KEY, a int);
CREATE UNIQUE INDEX ASYNC k ON t (a);

-- next
CREATE TABLE t (id uuid PRIMARY KEY, a int, CONSTRAINT k UNIQUE (a));

-- plan
-- ~ table.t
SELECT indisvalid FROM pg_index WHERE indexrelid = 'k'::regclass;

-- ~ table.t
ALTER TABLE t ADD CONSTRAINT k UNIQUE USING INDEX k;
