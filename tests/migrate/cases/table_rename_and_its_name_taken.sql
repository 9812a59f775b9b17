-- object: table, change: rename, spelling: and its name taken

-- previous
CREATE TABLE t (id int PRIMARY KEY, a int);

-- rows
INSERT INTO t VALUES (1, 2);

-- next
-- deesql:renamed from=t
CREATE TABLE t_old (id int PRIMARY KEY, a int);
CREATE TABLE t (id bigint PRIMARY KEY);

-- check
SELECT a = 2 FROM t_old;

-- plan
-- ~ table.t_old
ALTER TABLE t RENAME TO t_old;

-- ~ table.t_old
ALTER TABLE t_old RENAME CONSTRAINT t_pkey TO t_old_pkey;

-- + table.t
CREATE TABLE t (
    id bigint,
    PRIMARY KEY (id)
);
