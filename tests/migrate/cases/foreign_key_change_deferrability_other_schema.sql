-- object: foreign key, change: change deferrability, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.p (id int PRIMARY KEY, a int, b int, UNIQUE (a, b));
CREATE TABLE app.t (id uuid PRIMARY KEY, p_id int REFERENCES app.p);

-- next
CREATE SCHEMA app;
CREATE TABLE app.p (id int PRIMARY KEY, a int, b int, UNIQUE (a, b));
CREATE TABLE app.t (id uuid PRIMARY KEY, p_id int REFERENCES app.p DEFERRABLE INITIALLY DEFERRED);

-- plan
-- ~ table.app.t
ALTER TABLE app.t ALTER CONSTRAINT t_p_id_fkey DEFERRABLE INITIALLY DEFERRED;
