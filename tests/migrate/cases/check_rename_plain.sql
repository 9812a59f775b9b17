-- object: check, change: rename, spelling: plain

-- previous
CREATE TABLE t (id int PRIMARY KEY, a int, CONSTRAINT c CHECK (a > 0));

-- next
CREATE TABLE t (
    id int PRIMARY KEY,
    a int,
    -- deesql:renamed from=c
    CONSTRAINT d CHECK (a > 0)
);

-- plan
-- ~ table.t
ALTER TABLE t RENAME CONSTRAINT c TO d;
