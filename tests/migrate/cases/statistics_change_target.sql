-- object: statistics, change: change, spelling: target

-- previous
CREATE TABLE t (a int, b int);
CREATE STATISTICS s ON a, b FROM t;
ALTER STATISTICS s SET STATISTICS 50;

-- next
CREATE TABLE t (a int, b int);
CREATE STATISTICS s ON a, b FROM t;

-- plan
-- ~ statistics.s
ALTER STATISTICS s SET STATISTICS -1;
