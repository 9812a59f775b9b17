-- object: index, change: create, spelling: every clause

-- previous
CREATE TABLE t (id uuid PRIMARY KEY, a int, b text, c timestamptz);

-- next
CREATE TABLE t (id uuid PRIMARY KEY, a int, b text, c timestamptz);
CREATE UNIQUE INDEX ASYNC i ON t (a NULLS FIRST, lower(b), c NULLS LAST) INCLUDE (id) NULLS NOT DISTINCT WHERE c IS NOT NULL AND b <> '';

-- plan
-- + index.i
-- INDEX_BUILD: Building index i asynchronously
CREATE UNIQUE INDEX ASYNC i ON t (a NULLS FIRST, lower(b), c) INCLUDE (id) NULLS NOT DISTINCT WHERE c IS NOT NULL AND b <> '';
