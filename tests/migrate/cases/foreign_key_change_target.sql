-- object: foreign key, change: change, spelling: target

-- previous
CREATE TABLE p (id int PRIMARY KEY, a int, b int, UNIQUE (a, b));
CREATE TABLE q (id int PRIMARY KEY);
CREATE TABLE t (id uuid PRIMARY KEY, x int, CONSTRAINT k FOREIGN KEY (x) REFERENCES p);

-- next
CREATE TABLE p (id int PRIMARY KEY, a int, b int, UNIQUE (a, b));
CREATE TABLE q (id int PRIMARY KEY);
CREATE TABLE t (id uuid PRIMARY KEY, x int, CONSTRAINT k FOREIGN KEY (x) REFERENCES q);

-- plan
-- ~ table.t
ALTER TABLE t DROP CONSTRAINT k;

-- ~ table.t
ALTER TABLE t ADD CONSTRAINT k FOREIGN KEY (x) REFERENCES q (id) NOT VALID;

-- ~ table.t
ALTER TABLE ASYNC t VALIDATE CONSTRAINT k;
