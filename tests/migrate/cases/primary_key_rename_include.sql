-- object: primary key, change: rename, spelling: include

-- previous
CREATE TABLE t (a int, b int, PRIMARY KEY (a) INCLUDE (b));

-- next
CREATE TABLE t (a int, b int, CONSTRAINT k PRIMARY KEY (a));

-- plan
-- ~ table.t
ALTER TABLE t RENAME CONSTRAINT t_pkey TO k;
