-- object: table, change: rename, spelling: chain

-- previous
CREATE TABLE a (id int PRIMARY KEY);
CREATE TABLE b (id bigint PRIMARY KEY);

-- rows
INSERT INTO a VALUES (1); INSERT INTO b VALUES (2);

-- next
-- deesql:renamed from=a
CREATE TABLE b (id int PRIMARY KEY);
-- deesql:renamed from=b
CREATE TABLE c (id bigint PRIMARY KEY);

-- check
SELECT b.id = 1 AND c.id = 2 FROM b, c;

-- plan
-- ~ table.c
ALTER TABLE b RENAME TO c;

-- ~ table.b
ALTER TABLE a RENAME TO b;

-- ~ table.c
ALTER TABLE c RENAME CONSTRAINT b_pkey TO c_pkey;

-- ~ table.b
ALTER TABLE b RENAME CONSTRAINT a_pkey TO b_pkey;
