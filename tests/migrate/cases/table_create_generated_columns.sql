-- object: table, change: create, spelling: generated columns

-- previous

-- next
CREATE TABLE t (
    a int, b int,
    c int GENERATED ALWAYS AS (a + b * 2) STORED,
    d text GENERATED ALWAYS AS (CASE WHEN a > b THEN 'more' ELSE 'less' END) STORED,
    e text GENERATED ALWAYS AS (lower('X' || a::text)) STORED,
    f numeric(6, 2) GENERATED ALWAYS AS (round(a / 3.0, 2)) STORED
);

-- plan
-- + table.t
CREATE TABLE t (
    a integer,
    b integer,
    c integer GENERATED ALWAYS AS (a + b * 2) STORED,
    d text GENERATED ALWAYS AS (CASE WHEN a > b THEN 'more' ELSE 'less' END) STORED,
    e text GENERATED ALWAYS AS (lower('X' || a::text)) STORED,
    f numeric(6,2) GENERATED ALWAYS AS (round(a / 3.0, 2)) STORED
);
