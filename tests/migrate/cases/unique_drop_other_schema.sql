-- object: unique, change: drop, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (a int UNIQUE);

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (a int);

-- plan
-- ~ table.app.t
-- INDEX_DROPPED: Dropping constraint t_a_key drops its index
ALTER TABLE app.t DROP CONSTRAINT t_a_key;
