-- object: grant, change: give, spelling: plain

-- previous
CREATE TABLE t (id int PRIMARY KEY, a text, b int);

-- next
CREATE TABLE t (id int PRIMARY KEY, a text, b int);
GRANT SELECT, INSERT ON t TO reader;
GRANT UPDATE (a, b) ON TABLE t TO reader;

-- plan
-- ~ table.t
GRANT INSERT, SELECT, UPDATE (a, b) ON t TO reader;
