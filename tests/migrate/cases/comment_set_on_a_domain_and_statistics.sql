-- object: comment, change: set, spelling: on a domain and statistics

-- previous

-- next
CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE DOMAIN d AS int;
CREATE STATISTICS s ON id, a FROM t;
COMMENT ON DOMAIN d IS 'd';
COMMENT ON STATISTICS s IS 's';

-- plan
-- + domain.d
CREATE DOMAIN d AS integer;

-- + table.t
CREATE TABLE t (
    id integer,
    a integer,
    PRIMARY KEY (id)
);

-- + statistics.s
CREATE STATISTICS s ON a, id FROM t;

-- + domain.d
COMMENT ON DOMAIN d IS 'd';

-- + statistics.s
COMMENT ON STATISTICS s IS 's';
