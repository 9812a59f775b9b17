-- object: statistics, change: create, spelling: plain

-- previous
CREATE TABLE t (id int PRIMARY KEY, a text, b int);

-- next
CREATE TABLE t (id int PRIMARY KEY, a text, b int);
CREATE STATISTICS s ON a, b FROM t;

-- plan
-- + statistics.s
CREATE STATISTICS s ON a, b FROM t;
