-- object: statistics, change: create, spelling: of every kind

-- previous

-- next
CREATE TABLE t (id int PRIMARY KEY, a text, b int, c int);
CREATE STATISTICS s1 ON b, a FROM t;
CREATE STATISTICS s2 (dependencies, ndistinct) ON a, c FROM t;
CREATE STATISTICS s3 ON (lower(a)) FROM t;
CREATE STATISTICS s4 (mcv) ON c, (b + 1), mod(c, 5) FROM t;
CREATE STATISTICS ON a, b FROM t;
CREATE SCHEMA app;
CREATE TABLE app.u (a int, b int);
CREATE STATISTICS app.s ON a, b FROM app.u;
ALTER STATISTICS s1 SET STATISTICS 50;
ALTER STATISTICS s2 RENAME TO r2;

-- plan
-- + schema.app
CREATE SCHEMA app;

-- + table.app.u
CREATE TABLE app.u (
    a integer,
    b integer
);

-- + table.t
CREATE TABLE t (
    id integer,
    a text,
    b integer,
    c integer,
    PRIMARY KEY (id)
);

-- + statistics.app.s
CREATE STATISTICS app.s ON a, b FROM app.u;

-- + statistics.r2
CREATE STATISTICS r2 (dependencies, ndistinct) ON a, c FROM t;

-- + statistics.s1
CREATE STATISTICS s1 ON a, b FROM t;

-- + statistics.s1
ALTER STATISTICS s1 SET STATISTICS 50;

-- + statistics.s3
CREATE STATISTICS s3 ON (lower(a)) FROM t;

-- + statistics.s4
CREATE STATISTICS s4 (mcv) ON c, (b + 1), (mod(c, 5)) FROM t;

-- + statistics.t_a_b_stat
CREATE STATISTICS t_a_b_stat ON a, b FROM t;
