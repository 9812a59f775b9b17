-- object: statistics, change: rename, spelling: plain

-- previous
CREATE TABLE t (id int PRIMARY KEY, a int, b int);
CREATE STATISTICS s ON a, b FROM t;
COMMENT ON STATISTICS s IS 'both';

-- next
CREATE TABLE t (id int PRIMARY KEY, a int, b int);
-- deesql:renamed from=s
CREATE STATISTICS t_a_b ON a, b FROM t;
COMMENT ON STATISTICS t_a_b IS 'both';

-- plan
-- ~ statistics.t_a_b
ALTER STATISTICS s RENAME TO t_a_b;
