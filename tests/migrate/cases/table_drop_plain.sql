-- object: table, change: drop, spelling: plain

-- previous
CREATE TABLE a (id uuid PRIMARY KEY);
CREATE TABLE b (id uuid PRIMARY KEY, a_id uuid REFERENCES a);

-- next

-- plan
-- - table.b
-- DELETES_DATA: Dropping table b deletes all of its rows
DROP TABLE b;

-- - table.a
-- DELETES_DATA: Dropping table a deletes all of its rows
DROP TABLE a;
