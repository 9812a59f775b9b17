-- object: grant, change: take, spelling: with its column

-- previous
CREATE TABLE t (id int PRIMARY KEY, a text, b int);
GRANT SELECT (a, b) ON t TO reader;

-- next
CREATE TABLE t (id int PRIMARY KEY, a text);
GRANT SELECT (a) ON t TO reader;

-- plan
-- ~ table.t
-- DELETES_DATA: Dropping column b of t deletes its values
ALTER TABLE t DROP COLUMN b;
