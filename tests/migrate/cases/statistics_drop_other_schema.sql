-- object: statistics, change: drop, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a text, b int);
CREATE STATISTICS app.s (mcv) ON a, b FROM app.t;

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a text, b int);

-- plan
-- - statistics.app.s
DROP STATISTICS app.s;
