-- object: foreign key, change: drop, spelling: with its table

-- previous
CREATE TABLE p (id int PRIMARY KEY, a int, b int, UNIQUE (a, b));
CREATE TABLE t (id uuid PRIMARY KEY, p_id int REFERENCES p);

-- next
CREATE TABLE t (id uuid PRIMARY KEY, p_id int);

-- plan
-- ~ table.t
ALTER TABLE t DROP CONSTRAINT t_p_id_fkey;

-- - table.p
-- DELETES_DATA: Dropping table p deletes all of its rows
DROP TABLE p;
