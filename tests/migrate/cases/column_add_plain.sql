-- object: column, change: add, spelling: plain

-- previous
CREATE TABLE t (id uuid PRIMARY KEY);

-- next
CREATE TABLE t (id uuid PRIMARY KEY, bio text);

-- plan
-- ~ table.t
ALTER TABLE t ADD COLUMN bio text;
