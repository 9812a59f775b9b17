-- object: statistics, change: change, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a text, b int);
CREATE STATISTICS app.s ON a, b FROM app.t;

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a text, b int);
CREATE STATISTICS app.s (ndistinct, mcv) ON b, id FROM app.t;

-- plan
-- +/- statistics.app.s
DROP STATISTICS app.s;

-- +/- statistics.app.s
CREATE STATISTICS app.s (mcv, ndistinct) ON b, id FROM app.t;
