-- object: foreign key, change: change, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.p (id int PRIMARY KEY, a int, b int, UNIQUE (a, b));
CREATE TABLE app.t (id uuid PRIMARY KEY, p_id int REFERENCES app.p ON DELETE CASCADE);

-- next
CREATE SCHEMA app;
CREATE TABLE app.p (id int PRIMARY KEY, a int, b int, UNIQUE (a, b));
CREATE TABLE app.t (id uuid PRIMARY KEY, p_id int REFERENCES app.p ON DELETE SET NULL);

-- plan
-- ~ table.app.t
ALTER TABLE app.t DROP CONSTRAINT t_p_id_fkey;

-- ~ table.app.t
ALTER TABLE app.t ADD CONSTRAINT t_p_id_fkey FOREIGN KEY (p_id) REFERENCES app.p (id) ON DELETE SET NULL NOT VALID;

-- ~ table.app.t
ALTER TABLE ASYNC app.t VALIDATE CONSTRAINT t_p_id_fkey;
