-- object: column, change: set default, spelling: plain

-- previous
CREATE TABLE t (id uuid PRIMARY KEY, a int);

-- next
CREATE TABLE t (id uuid PRIMARY KEY, a int DEFAULT 3);

-- plan
-- ~ table.t
ALTER TABLE t ALTER COLUMN a SET DEFAULT 3;
