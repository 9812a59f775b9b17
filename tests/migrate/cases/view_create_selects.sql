-- object: view, change: create, spelling: selects

-- previous
CREATE TABLE t (id int PRIMARY KEY, a varchar(20), b int, c numeric(10,2), d timestamptz, e jsonb);
CREATE TABLE u (id bigint PRIMARY KEY, t_id int, a text, n bigint);

-- next
CREATE TABLE t (id int PRIMARY KEY, a varchar(20), b int, c numeric(10,2), d timestamptz, e jsonb);
CREATE TABLE u (id bigint PRIMARY KEY, t_id int, a text, n bigint);
CREATE VIEW v1 AS SELECT * FROM t;
CREATE VIEW v2 AS SELECT t.*, u.n FROM t, u WHERE t.id = u.t_id;
CREATE VIEW v3 AS SELECT a, count(*), sum(b) AS total, max(c)::int FROM t GROUP BY a HAVING count(*) > 1 ORDER BY 2 DESC, a;
CREATE VIEW v4 AS SELECT DISTINCT a FROM t ORDER BY a LIMIT 10 OFFSET 5;
CREATE VIEW v5 AS SELECT DISTINCT ON (a) a, b FROM t ORDER BY a, b DESC NULLS LAST;
CREATE VIEW v6 AS SELECT (((b + 1))) AS x, a || 'y' AS y, CASE WHEN b > 0 THEN 'p' ELSE 'n' END FROM t WHERE a IN ('x', 'y') AND b BETWEEN 1 AND 5;
CREATE VIEW v7 AS SELECT x.a, x.b FROM t AS x WHERE x.a LIKE 'a%' OR NOT x.b != 3;
CREATE VIEW v8 AS TABLE t;
CREATE VIEW v9 AS SELECT a AS z FROM t GROUP BY z ORDER BY z FETCH FIRST 5 ROWS ONLY;
CREATE VIEW v10 AS SELECT lower(a) FROM t GROUP BY lower(a) ORDER BY lower(a);
CREATE VIEW v11 AS SELECT 1 AS a, 'x' AS b, NULL AS c, true, 1.5 AS d, now(), current_date;
CREATE VIEW v12 AS SELECT e ->> 'k' AS k, (e -> 'a')::text, d AT TIME ZONE 'UTC', extract(year FROM d), coalesce(a, 'none'), b::bigint FROM t;

-- plan
-- + view.v1
CREATE VIEW v1 AS
SELECT t.id, t.a, t.b, t.c, t.d, t.e FROM t;

-- + view.v10
CREATE VIEW v10 AS
SELECT lower(a) FROM t GROUP BY lower(a) ORDER BY lower(a);

-- + view.v11
CREATE VIEW v11 AS
SELECT 1 AS a, 'x' AS b, NULL AS c, true, 1.5 AS d, now(), current_date;

-- + view.v12
CREATE VIEW v12 AS
SELECT e ->> 'k' AS k, (e -> 'a')::text, d AT TIME ZONE 'UTC', extract(year FROM d), coalesce(a, 'none'), b::bigint FROM t;

-- + view.v2
CREATE VIEW v2 AS
SELECT t.id, t.a, t.b, t.c, t.d, t.e, u.n FROM t, u WHERE t.id = u.t_id;

-- + view.v3
CREATE VIEW v3 AS
SELECT a, count(*), sum(b) AS total, max(c)::int FROM t GROUP BY a HAVING count(*) > 1 ORDER BY 2 DESC, a;

-- + view.v4
CREATE VIEW v4 AS
SELECT DISTINCT a FROM t ORDER BY a LIMIT 10 OFFSET 5;

-- + view.v5
CREATE VIEW v5 AS
SELECT DISTINCT ON (a) a, b FROM t ORDER BY a, b DESC NULLS LAST;

-- + view.v6
CREATE VIEW v6 AS
SELECT (((b + 1))) AS x, a || 'y' AS y, CASE WHEN b > 0 THEN 'p' ELSE 'n' END FROM t WHERE a IN ('x', 'y') AND b BETWEEN 1 AND 5;

-- + view.v7
CREATE VIEW v7 AS
SELECT x.a, x.b FROM t AS x WHERE x.a LIKE 'a%' OR NOT x.b != 3;

-- + view.v8
CREATE VIEW v8 AS
SELECT t.id, t.a, t.b, t.c, t.d, t.e FROM t;

-- + view.v9
CREATE VIEW v9 AS
SELECT a AS z FROM t GROUP BY z ORDER BY z FETCH FIRST 5 ROWS ONLY;
