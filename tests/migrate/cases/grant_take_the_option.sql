-- object: grant, change: take, spelling: the option

-- previous
CREATE TABLE t (id int PRIMARY KEY, a text, b int);
GRANT SELECT ON t TO reader WITH GRANT OPTION;

-- next
CREATE TABLE t (id int PRIMARY KEY, a text, b int);
GRANT SELECT ON t TO reader WITH GRANT OPTION;
REVOKE GRANT OPTION FOR SELECT ON t FROM reader;

-- plan
-- ~ table.t
REVOKE GRANT OPTION FOR SELECT ON t FROM reader;
