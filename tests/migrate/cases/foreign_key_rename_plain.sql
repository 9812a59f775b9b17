-- object: foreign key, change: rename, spelling: plain

-- previous
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE t (id int PRIMARY KEY, a int, CONSTRAINT c FOREIGN KEY (a) REFERENCES p);

-- next
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE t (
    id int PRIMARY KEY,
    a int,
    -- deesql:renamed from=c
    CONSTRAINT d FOREIGN KEY (a) REFERENCES p
);

-- plan
-- ~ table.t
ALTER TABLE t RENAME CONSTRAINT c TO d;
