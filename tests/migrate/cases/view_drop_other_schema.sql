-- object: view, change: drop, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a text, b int);
CREATE VIEW app.v AS SELECT * FROM app.t;

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a text, b int);

-- plan
-- - view.app.v
DROP VIEW app.v;
