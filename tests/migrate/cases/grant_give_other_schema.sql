-- object: grant, change: give, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a text, b int);

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a text, b int);
GRANT SELECT, INSERT ON app.t TO reader;
GRANT UPDATE (a, b) ON TABLE app.t TO reader;

-- plan
-- ~ table.app.t
GRANT INSERT, SELECT, UPDATE (a, b) ON app.t TO reader;
