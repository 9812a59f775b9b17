-- object: column, change: set default, spelling: keyword

-- previous
CREATE TABLE t (id uuid PRIMARY KEY, "default" int);

-- next
CREATE TABLE t (id uuid PRIMARY KEY, "default" int DEFAULT 1);

-- plan
-- ~ table.t
ALTER TABLE t ALTER COLUMN "default" SET DEFAULT 1;
