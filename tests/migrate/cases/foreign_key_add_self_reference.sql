-- object: foreign key, change: add, spelling: self reference

-- previous
CREATE TABLE t (id uuid PRIMARY KEY, up uuid);

-- next
CREATE TABLE t (id uuid PRIMARY KEY, up uuid REFERENCES t ON DELETE SET DEFAULT);

-- plan
-- ~ table.t
ALTER TABLE t ADD CONSTRAINT t_up_fkey FOREIGN KEY (up) REFERENCES t (id) ON DELETE SET DEFAULT NOT VALID;

-- ~ table.t
ALTER TABLE ASYNC t VALIDATE CONSTRAINT t_up_fkey;
