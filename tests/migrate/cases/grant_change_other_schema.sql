-- object: grant, change: change, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a text, b int);
GRANT SELECT ON app.t TO reader;
GRANT SELECT ON app.t TO PUBLIC;

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a text, b int);
GRANT SELECT (a) ON app.t TO reader;
GRANT DELETE ON app.t TO reader WITH GRANT OPTION;

-- plan
-- ~ table.app.t
REVOKE SELECT ON app.t FROM PUBLIC;

-- ~ table.app.t
REVOKE SELECT ON app.t FROM reader;

-- ~ table.app.t
GRANT SELECT (a) ON app.t TO reader;

-- ~ table.app.t
GRANT DELETE ON app.t TO reader WITH GRANT OPTION;
