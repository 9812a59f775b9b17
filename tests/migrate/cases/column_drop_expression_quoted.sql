-- object: column, change: drop expression, spelling: quoted

-- previous
CREATE TABLE t (id uuid PRIMARY KEY, "A" int, "B" int GENERATED ALWAYS AS ("A" + 1) STORED);

-- next
CREATE TABLE t (id uuid PRIMARY KEY, "A" int, "B" int);

-- plan
-- ~ table.t
ALTER TABLE t ALTER COLUMN "B" DROP EXPRESSION;
