-- object: column, change: add, spelling: keyword

-- previous
CREATE TABLE t (id uuid PRIMARY KEY);

-- next
CREATE TABLE t (id uuid PRIMARY KEY, "order" int, "primary" int, name text, type text, value text);

-- plan
-- ~ table.t
ALTER TABLE t ADD COLUMN "order" integer;

-- ~ table.t
ALTER TABLE t ADD COLUMN "primary" integer;

-- ~ table.t
ALTER TABLE t ADD COLUMN name text;

-- ~ table.t
ALTER TABLE t ADD COLUMN type text;

-- ~ table.t
ALTER TABLE t ADD COLUMN value text;
