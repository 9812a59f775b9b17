-- object: statistics, change: change, spelling: plain

-- previous
CREATE TABLE t (id int PRIMARY KEY, a text, b int);
CREATE STATISTICS s ON a, b FROM t;

-- next
CREATE TABLE t (id int PRIMARY KEY, a text, b int);
CREATE STATISTICS s (ndistinct, mcv) ON b, id FROM t;

-- plan
-- +/- statistics.s
DROP STATISTICS s;

-- +/- statistics.s
CREATE STATISTICS s (mcv, ndistinct) ON b, id FROM t;
