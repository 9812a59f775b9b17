-- object: table, change: drop, spelling: foreign key cycle

-- previous
CREATE TABLE a (id uuid PRIMARY KEY, b_id uuid REFERENCES b (id));
CREATE TABLE b (id uuid PRIMARY KEY, a_id uuid REFERENCES a (id));
CREATE TABLE c (id uuid PRIMARY KEY);

-- next
CREATE TABLE c (id uuid PRIMARY KEY);

-- plan
-- ~ table.b
ALTER TABLE b DROP CONSTRAINT b_a_id_fkey;

-- - table.a
-- DELETES_DATA: Dropping table a deletes all of its rows
DROP TABLE a;

-- - table.b
-- DELETES_DATA: Dropping table b deletes all of its rows
DROP TABLE b;
