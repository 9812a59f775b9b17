-- object: check, change: add, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (a int);

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (a int CHECK (a > 0));

-- plan
-- ~ table.app.t
ALTER TABLE app.t ADD CONSTRAINT t_a_check CHECK (a > 0) NOT VALID;

-- ~ table.app.t
ALTER TABLE ASYNC app.t VALIDATE CONSTRAINT t_a_check;
