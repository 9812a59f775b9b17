-- object: foreign key, change: add, spelling: cycle

-- previous
CREATE TABLE a (id int PRIMARY KEY, b_id int);
CREATE TABLE b (id int PRIMARY KEY, a_id int);

-- next
CREATE TABLE a (id int PRIMARY KEY, b_id int REFERENCES b);
CREATE TABLE b (id int PRIMARY KEY, a_id int REFERENCES a);

-- plan
-- ~ table.a
ALTER TABLE a ADD CONSTRAINT a_b_id_fkey FOREIGN KEY (b_id) REFERENCES b (id) NOT VALID;

-- ~ table.a
ALTER TABLE ASYNC a VALIDATE CONSTRAINT a_b_id_fkey;

-- ~ table.b
ALTER TABLE b ADD CONSTRAINT b_a_id_fkey FOREIGN KEY (a_id) REFERENCES a (id) NOT VALID;

-- ~ table.b
ALTER TABLE ASYNC b VALIDATE CONSTRAINT b_a_id_fkey;
