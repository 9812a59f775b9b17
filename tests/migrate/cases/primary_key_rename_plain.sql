-- object: primary key, change: rename, spelling: plain

-- previous
CREATE TABLE t (id int PRIMARY KEY);

-- next
CREATE TABLE t (id int, CONSTRAINT t_id PRIMARY KEY (id));

-- plan
-- ~ table.t
ALTER TABLE t RENAME CONSTRAINT t_pkey TO t_id;
