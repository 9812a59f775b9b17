-- object: view, change: create, spelling: windows and aggregates

-- previous
CREATE TABLE t (id int PRIMARY KEY, a varchar(20), b int, c numeric(10,2), d timestamptz, e jsonb);
CREATE TABLE u (id bigint PRIMARY KEY, t_id int, a text, n bigint);

-- next
CREATE TABLE t (id int PRIMARY KEY, a varchar(20), b int, c numeric(10,2), d timestamptz, e jsonb);
CREATE TABLE u (id bigint PRIMARY KEY, t_id int, a text, n bigint);
CREATE VIEW v1 AS SELECT a, row_number() OVER (PARTITION BY a ORDER BY b DESC) AS r FROM t;
CREATE VIEW v2 AS SELECT sum(b) OVER w AS s FROM t WINDOW w AS (PARTITION BY a ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW);
CREATE VIEW v3 AS SELECT count(*) FILTER (WHERE b > 0) AS c, string_agg(a, ',' ORDER BY a) AS l, count(DISTINCT a) AS d FROM t;
CREATE VIEW v4 AS SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY b) AS p FROM t;
CREATE VIEW v5 AS SELECT a, b, count(*) FROM t GROUP BY ROLLUP (a, b);
CREATE VIEW v6 AS SELECT a, b, count(*) FROM t GROUP BY GROUPING SETS ((a), (b), ());
CREATE VIEW v7 AS SELECT g FROM generate_series(1, 3) AS g;
CREATE VIEW v8 AS SELECT t.a, k.key FROM t, jsonb_each(t.e) AS k;

-- plan
-- + view.v1
CREATE VIEW v1 AS
SELECT a, row_number() OVER (PARTITION BY a ORDER BY b DESC) AS r FROM t;

-- + view.v2
CREATE VIEW v2 AS
SELECT sum(b) OVER w AS s FROM t WINDOW w AS (PARTITION BY a ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW);

-- + view.v3
CREATE VIEW v3 AS
SELECT count(*) FILTER (WHERE b > 0) AS c, string_agg(a, ',' ORDER BY a) AS l, count(DISTINCT a) AS d FROM t;

-- + view.v4
CREATE VIEW v4 AS
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY b) AS p FROM t;

-- + view.v5
CREATE VIEW v5 AS
SELECT a, b, count(*) FROM t GROUP BY ROLLUP (a, b);

-- + view.v6
CREATE VIEW v6 AS
SELECT a, b, count(*) FROM t GROUP BY GROUPING SETS ((a), (b), ());

-- + view.v7
CREATE VIEW v7 AS
SELECT g FROM generate_series(1, 3) AS g;

-- + view.v8
CREATE VIEW v8 AS
SELECT t.a, k.key FROM t, jsonb_each(t.e) AS k;
