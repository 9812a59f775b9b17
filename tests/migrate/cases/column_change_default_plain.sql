-- object: column, change: change default, spelling: plain

-- previous
CREATE TABLE t (id uuid PRIMARY KEY, a text DEFAULT 'Hello');

-- next
CREATE TABLE t (id uuid PRIMARY KEY, a text DEFAULT 'HELLO');

-- plan
-- ~ table.t
ALTER TABLE t ALTER COLUMN a SET DEFAULT 'HELLO';
