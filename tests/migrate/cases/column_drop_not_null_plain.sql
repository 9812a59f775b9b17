-- object: column, change: drop not null, spelling: plain

-- previous
CREATE TABLE t (id uuid PRIMARY KEY, a int NOT NULL);

-- next
CREATE TABLE t (id uuid PRIMARY KEY, a int);

-- plan
-- ~ table.t
ALTER TABLE t ALTER COLUMN a DROP NOT NULL;
