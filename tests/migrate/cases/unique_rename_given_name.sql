-- object: unique, change: rename, spelling: given name

-- previous
CREATE TABLE t (a int CONSTRAINT c UNIQUE, b int CONSTRAINT d CHECK (b > 0), e int CONSTRAINT f REFERENCES t (a));
CREATE INDEX ASYNC i ON t (b);

-- next
CREATE TABLE t (a int UNIQUE, b int CHECK (b > 0), e int REFERENCES t (a));
CREATE INDEX ASYNC ON t (b);

-- plan
-- ~ table.t
ALTER TABLE t RENAME CONSTRAINT c TO t_a_key;

-- ~ table.t
ALTER TABLE t RENAME CONSTRAINT f TO t_e_fkey;

-- ~ table.t
ALTER TABLE t RENAME CONSTRAINT d TO t_b_check;

-- ~ index.t_b_idx
ALTER INDEX i RENAME TO t_b_idx;
