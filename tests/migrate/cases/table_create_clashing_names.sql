-- object: table, change: create, spelling: clashing names

-- previous

-- next
CREATE TABLE t (a int CHECK (a > 0), CHECK (a < 10), UNIQUE (a), CONSTRAINT t_b_key UNIQUE (a, b), b int UNIQUE);
CREATE TABLE t_a (key int PRIMARY KEY);

-- plan
-- + table.t
CREATE TABLE t (
    a integer,
    b integer,
    UNIQUE (a),
    CONSTRAINT t_b_key UNIQUE (a, b),
    CONSTRAINT t_b_key1 UNIQUE (b),
    CHECK (a > 0),
    CONSTRAINT t_a_check1 CHECK (a < 10)
);

-- + table.t_a
CREATE TABLE t_a (
    key integer,
    PRIMARY KEY (key)
);
