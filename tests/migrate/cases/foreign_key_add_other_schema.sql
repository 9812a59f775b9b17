-- object: foreign key, change: add, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.p (id int PRIMARY KEY);
CREATE TABLE t (p_id int);

-- next
CREATE SCHEMA app;
CREATE TABLE app.p (id int PRIMARY KEY);
CREATE TABLE t (p_id int REFERENCES app.p ON DELETE RESTRICT);

-- plan
-- ~ table.t
ALTER TABLE t ADD CONSTRAINT t_p_id_fkey FOREIGN KEY (p_id) REFERENCES app.p (id) ON DELETE RESTRICT NOT VALID;

-- ~ table.t
ALTER TABLE ASYNC t VALIDATE CONSTRAINT t_p_id_fkey;
