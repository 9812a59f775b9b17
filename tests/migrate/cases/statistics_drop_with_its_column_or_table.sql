-- object: statistics, change: drop, spelling: with its column or table

-- previous
CREATE TABLE t (a int, b int, c int);
CREATE STATISTICS s ON a, b FROM t;
CREATE TABLE u (a int, b int);
CREATE STATISTICS r ON a, b FROM u;

-- next
CREATE TABLE t (a int, c int);

-- plan
-- - statistics.r
DROP STATISTICS r;

-- - statistics.s
DROP STATISTICS s;

-- ~ table.t
-- DELETES_DATA: Dropping column b of t deletes its values
ALTER TABLE t DROP COLUMN b;

-- - table.u
-- DELETES_DATA: Dropping table u deletes all of its rows
DROP TABLE u;
