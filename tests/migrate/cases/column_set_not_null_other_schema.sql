-- object: column, change: set not null, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (id uuid PRIMARY KEY, a int);

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (id uuid PRIMARY KEY, a int NOT NULL);

-- plan
-- ~ table.app.t
-- CORRECTNESS: app.t.a gets a CHECK instead of NOT NULL, which Aurora DSQL cannot add to a table; its validation fails while a row holds NULL
ALTER TABLE app.t ADD CONSTRAINT t_a_not_null CHECK (a IS NOT NULL) NOT VALID;

-- ~ table.app.t
ALTER TABLE ASYNC app.t VALIDATE CONSTRAINT t_a_not_null;
