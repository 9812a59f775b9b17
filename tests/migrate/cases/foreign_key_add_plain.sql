-- object: foreign key, change: add, spelling: plain

-- previous
CREATE TABLE p (id int PRIMARY KEY, a int, b int, UNIQUE (a, b));
CREATE TABLE t (id uuid PRIMARY KEY, p_id int);

-- next
CREATE TABLE p (id int PRIMARY KEY, a int, b int, UNIQUE (a, b));
CREATE TABLE t (id uuid PRIMARY KEY, p_id int REFERENCES p);

-- plan
-- ~ table.t
ALTER TABLE t ADD CONSTRAINT t_p_id_fkey FOREIGN KEY (p_id) REFERENCES p (id) NOT VALID;

-- ~ table.t
ALTER TABLE ASYNC t VALIDATE CONSTRAINT t_p_id_fkey;
