-- object: foreign key, change: drop, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.p (id int PRIMARY KEY, a int, b int, UNIQUE (a, b));
CREATE TABLE app.t (id uuid PRIMARY KEY, p_id int REFERENCES app.p);

-- next
CREATE SCHEMA app;
CREATE TABLE app.p (id int PRIMARY KEY, a int, b int, UNIQUE (a, b));
CREATE TABLE app.t (id uuid PRIMARY KEY, p_id int);

-- plan
-- ~ table.app.t
ALTER TABLE app.t DROP CONSTRAINT t_p_id_fkey;
