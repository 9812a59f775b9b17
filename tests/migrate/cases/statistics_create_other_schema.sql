-- object: statistics, change: create, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a text, b int);

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a text, b int);
CREATE STATISTICS app.s ON a, b FROM app.t;

-- plan
-- + statistics.app.s
CREATE STATISTICS app.s ON a, b FROM app.t;
