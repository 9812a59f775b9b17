-- object: column, change: rename, spelling: plain

-- previous
CREATE TABLE t (id int PRIMARY KEY, a int UNIQUE CHECK (a > 0), g int GENERATED ALWAYS AS (a + 1) STORED, CONSTRAINT c CHECK (t.a < 9));
CREATE INDEX ASYNC ON t (a);
CREATE INDEX ASYNC i ON t (id, (a + 1)) INCLUDE (a) WHERE a > 5;
CREATE TABLE u (a int REFERENCES t (a));

-- rows
INSERT INTO t VALUES (1, 2);

-- next
CREATE TABLE t (
    id int PRIMARY KEY,
    -- deesql:renamed from=a
    b int UNIQUE CHECK (b > 0),
    g int GENERATED ALWAYS AS (b + 1) STORED,
    CONSTRAINT c CHECK (b < 9)
);
CREATE INDEX ASYNC ON t (b);
CREATE INDEX ASYNC i ON t (id, (b + 1)) INCLUDE (b) WHERE b > 5;
CREATE TABLE u (a int REFERENCES t (b));

-- check
SELECT b = 2 AND g = 3 FROM t;

-- plan
-- ~ table.t
ALTER TABLE t RENAME COLUMN a TO b;

-- ~ table.t
ALTER TABLE t RENAME CONSTRAINT t_a_key TO t_b_key;

-- ~ table.t
ALTER TABLE t RENAME CONSTRAINT t_a_check TO t_b_check;

-- ~ index.t_b_idx
ALTER INDEX t_a_idx RENAME TO t_b_idx;
