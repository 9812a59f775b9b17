-- object: foreign key, change: change, spelling: plain

-- previous
CREATE TABLE p (id int PRIMARY KEY, a int, b int, UNIQUE (a, b));
CREATE TABLE t (id uuid PRIMARY KEY, p_id int REFERENCES p ON DELETE CASCADE);

-- next
CREATE TABLE p (id int PRIMARY KEY, a int, b int, UNIQUE (a, b));
CREATE TABLE t (id uuid PRIMARY KEY, p_id int REFERENCES p ON DELETE SET NULL);

-- plan
-- ~ table.t
ALTER TABLE t DROP CONSTRAINT t_p_id_fkey;

-- ~ table.t
ALTER TABLE t ADD CONSTRAINT t_p_id_fkey FOREIGN KEY (p_id) REFERENCES p (id) ON DELETE SET NULL NOT VALID;

-- ~ table.t
ALTER TABLE ASYNC t VALIDATE CONSTRAINT t_p_id_fkey;
