-- object: check, change: change, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (id uuid PRIMARY KEY, a int CHECK (a > 0));

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (id uuid PRIMARY KEY, a int CHECK (a > 1));

-- plan
-- ~ table.app.t
ALTER TABLE app.t DROP CONSTRAINT t_a_check;

-- ~ table.app.t
ALTER TABLE app.t ADD CONSTRAINT t_a_check CHECK (a > 1) NOT VALID;

-- ~ table.app.t
ALTER TABLE ASYNC app.t VALIDATE CONSTRAINT t_a_check;
