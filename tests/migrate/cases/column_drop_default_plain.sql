-- object: column, change: drop default, spelling: plain

-- previous
CREATE TABLE t (id uuid PRIMARY KEY, a int DEFAULT 3);

-- next
CREATE TABLE t (id uuid PRIMARY KEY, a int);

-- plan
-- ~ table.t
ALTER TABLE t ALTER COLUMN a DROP DEFAULT;
