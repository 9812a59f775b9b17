-- object: grant, change: take, spelling: plain

-- previous
CREATE TABLE t (id int PRIMARY KEY, a text, b int);
GRANT SELECT, INSERT ON t TO reader;
GRANT UPDATE (a) ON t TO reader;

-- next
CREATE TABLE t (id int PRIMARY KEY, a text, b int);
GRANT SELECT ON t TO reader;

-- plan
-- ~ table.t
REVOKE INSERT, UPDATE (a) ON t FROM reader;
