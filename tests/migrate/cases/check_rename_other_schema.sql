-- object: check, change: rename, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a int, CONSTRAINT c CHECK (a > 0));

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (
    id int PRIMARY KEY,
    a int,
    -- deesql:renamed from=c
    CONSTRAINT d CHECK (a > 0)
);

-- plan
-- ~ table.app.t
ALTER TABLE app.t RENAME CONSTRAINT c TO d;
