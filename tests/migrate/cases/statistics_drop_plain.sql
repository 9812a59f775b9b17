-- object: statistics, change: drop, spelling: plain

-- previous
CREATE TABLE t (id int PRIMARY KEY, a text, b int);
CREATE STATISTICS s (mcv) ON a, b FROM t;

-- next
CREATE TABLE t (id int PRIMARY KEY, a text, b int);

-- plan
-- - statistics.s
DROP STATISTICS s;
