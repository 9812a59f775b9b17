-- object: column, change: add, spelling: storage

-- previous
CREATE TABLE t (id uuid PRIMARY KEY);

-- next
CREATE TABLE t (id uuid PRIMARY KEY, raw bytea STORAGE EXTERNAL, line varchar(9) STORAGE PLAIN);

-- plan
-- ~ table.t
ALTER TABLE t ADD COLUMN line character varying(9) STORAGE PLAIN;

-- ~ table.t
ALTER TABLE t ADD COLUMN raw bytea STORAGE EXTERNAL;
