-- object: column, change: set storage, spelling: plain

-- previous
CREATE TABLE t (id uuid PRIMARY KEY, a text);

-- next
CREATE TABLE t (id uuid PRIMARY KEY, a text STORAGE EXTERNAL);

-- plan
-- ~ table.t
ALTER TABLE t ALTER COLUMN a SET STORAGE EXTERNAL;
