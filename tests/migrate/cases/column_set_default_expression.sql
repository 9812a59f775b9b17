-- object: column, change: set default, spelling: expression

-- previous
CREATE TABLE t (id uuid PRIMARY KEY, a timestamptz, b text);

-- next
CREATE TABLE t (id uuid PRIMARY KEY, a timestamptz DEFAULT now() - interval '2 days', b text DEFAULT 'a' || 'b');

-- plan
-- ~ table.t
ALTER TABLE t ALTER COLUMN a SET DEFAULT (now() - interval '2 days');

-- ~ table.t
ALTER TABLE t ALTER COLUMN b SET DEFAULT ('a' || 'b');
