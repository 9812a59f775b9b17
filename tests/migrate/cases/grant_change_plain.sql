-- object: grant, change: change, spelling: plain

-- previous
CREATE TABLE t (id int PRIMARY KEY, a text, b int);
GRANT SELECT ON t TO reader;
GRANT SELECT ON t TO PUBLIC;

-- next
CREATE TABLE t (id int PRIMARY KEY, a text, b int);
GRANT SELECT (a) ON t TO reader;
GRANT DELETE ON t TO reader WITH GRANT OPTION;

-- plan
-- ~ table.t
REVOKE SELECT ON t FROM PUBLIC;

-- ~ table.t
REVOKE SELECT ON t FROM reader;

-- ~ table.t
GRANT SELECT (a) ON t TO reader;

-- ~ table.t
GRANT DELETE ON t TO reader WITH GRANT OPTION;
