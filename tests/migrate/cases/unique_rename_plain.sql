-- object: unique, change: rename, spelling: plain

-- previous
CREATE TABLE t (id int PRIMARY KEY, a int, CONSTRAINT c UNIQUE (a));

-- next
CREATE TABLE t (
    id int PRIMARY KEY,
    a int,
    -- deesql:renamed from=c
    CONSTRAINT d UNIQUE (a)
);

-- plan
-- ~ table.t
ALTER TABLE t RENAME CONSTRAINT c TO d;
