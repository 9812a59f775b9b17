-- object: grant, change: take, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a text, b int);
GRANT SELECT, INSERT ON app.t TO reader;
GRANT UPDATE (a) ON app.t TO reader;

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a text, b int);
GRANT SELECT ON app.t TO reader;

-- plan
-- ~ table.app.t
REVOKE INSERT, UPDATE (a) ON app.t FROM reader;
