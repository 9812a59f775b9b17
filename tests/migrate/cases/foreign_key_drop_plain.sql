-- object: foreign key, change: drop, spelling: plain

-- previous
CREATE TABLE p (id int PRIMARY KEY, a int, b int, UNIQUE (a, b));
CREATE TABLE t (id uuid PRIMARY KEY, p_id int REFERENCES p);

-- next
CREATE TABLE p (id int PRIMARY KEY, a int, b int, UNIQUE (a, b));
CREATE TABLE t (id uuid PRIMARY KEY, p_id int);

-- plan
-- ~ table.t
ALTER TABLE t DROP CONSTRAINT t_p_id_fkey;
