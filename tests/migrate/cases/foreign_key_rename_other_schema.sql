-- object: foreign key, change: rename, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.p (id int PRIMARY KEY);
CREATE TABLE app.t (id int PRIMARY KEY, a int, CONSTRAINT c FOREIGN KEY (a) REFERENCES app.p);

-- next
CREATE SCHEMA app;
CREATE TABLE app.p (id int PRIMARY KEY);
CREATE TABLE app.t (
    id int PRIMARY KEY,
    a int,
    -- deesql:renamed from=c
    CONSTRAINT d FOREIGN KEY (a) REFERENCES app.p
);

-- plan
-- ~ table.app.t
ALTER TABLE app.t RENAME CONSTRAINT c TO d;
