-- object: view, change: replace, spelling: by a table of its name

-- previous
CREATE TABLE t (id int PRIMARY KEY);
CREATE VIEW v AS SELECT id FROM t;

-- next
CREATE TABLE t (id int PRIMARY KEY);
CREATE TABLE v (id int PRIMARY KEY);

-- plan
-- - view.v
DROP VIEW v;

-- + table.v
CREATE TABLE v (
    id integer,
    PRIMARY KEY (id)
);
