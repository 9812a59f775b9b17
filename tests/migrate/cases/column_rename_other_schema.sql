-- object: column, change: rename, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (id int, a int);

-- rows
INSERT INTO app.t VALUES (1, 2);

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (
    id int,
    -- deesql:renamed from=a
    b int
);

-- check
SELECT b = 2 FROM app.t;

-- plan
-- ~ table.app.t
ALTER TABLE app.t RENAME COLUMN a TO b;
