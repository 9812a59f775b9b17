-- object: column, change: set storage, spelling: back

-- previous
CREATE TABLE t (id uuid PRIMARY KEY, a text STORAGE MAIN, b numeric STORAGE PLAIN);

-- next
CREATE TABLE t (id uuid PRIMARY KEY, a text, b numeric);

-- plan
-- ~ table.t
ALTER TABLE t ALTER COLUMN a SET STORAGE EXTENDED;

-- ~ table.t
ALTER TABLE t ALTER COLUMN b SET STORAGE MAIN;
