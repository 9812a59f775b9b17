-- object: column, change: rename, spelling: swapped names with a third

-- previous
CREATE TABLE t (a int, b int);

-- rows
INSERT INTO t VALUES (1, 2);

-- next
CREATE TABLE t (
    -- deesql:renamed from=a
    b int,
    -- deesql:renamed from=b
    c int
);

-- check
SELECT b = 1 AND c = 2 FROM t;

-- plan
-- ~ table.t
ALTER TABLE t RENAME COLUMN b TO c;

-- ~ table.t
ALTER TABLE t RENAME COLUMN a TO b;
