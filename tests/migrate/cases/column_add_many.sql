-- object: column, change: add, spelling: many

-- previous
CREATE TABLE t (id uuid PRIMARY KEY);

-- next
CREATE TABLE t (a varchar(10), id uuid PRIMARY KEY, b numeric, c jsonb, d timestamptz);

-- plan
-- ~ table.t
ALTER TABLE t ADD COLUMN a character varying(10);

-- ~ table.t
ALTER TABLE t ADD COLUMN b numeric(18,6);

-- ~ table.t
ALTER TABLE t ADD COLUMN c jsonb;

-- ~ table.t
ALTER TABLE t ADD COLUMN d timestamp with time zone;
