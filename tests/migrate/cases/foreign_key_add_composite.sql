-- object: foreign key, change: add, spelling: composite

-- previous
CREATE TABLE p (id int PRIMARY KEY, a int, b int, UNIQUE (a, b));
CREATE TABLE t (id uuid PRIMARY KEY, x int, y int);

-- next
CREATE TABLE p (id int PRIMARY KEY, a int, b int, UNIQUE (a, b));
CREATE TABLE t (id uuid PRIMARY KEY, x int, y int, FOREIGN KEY (y, x) REFERENCES p (b, a) MATCH FULL ON UPDATE CASCADE ON DELETE SET NULL (x) DEFERRABLE INITIALLY DEFERRED);

-- plan
-- ~ table.t
ALTER TABLE t ADD CONSTRAINT t_y_x_fkey FOREIGN KEY (y, x) REFERENCES p (b, a) MATCH FULL ON DELETE SET NULL (x) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED NOT VALID;

-- ~ table.t
ALTER TABLE ASYNC t VALIDATE CONSTRAINT t_y_x_fkey;
