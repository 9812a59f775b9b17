-- object: unique, change: rename, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a int, CONSTRAINT c UNIQUE (a));

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (
    id int PRIMARY KEY,
    a int,
    -- deesql:renamed from=c
    CONSTRAINT d UNIQUE (a)
);

-- plan
-- ~ table.app.t
ALTER TABLE app.t RENAME CONSTRAINT c TO d;
