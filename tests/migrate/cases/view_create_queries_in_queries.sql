-- object: view, change: create, spelling: queries in queries

-- previous
CREATE TABLE t (id int PRIMARY KEY, a varchar(20), b int, c numeric(10,2), d timestamptz, e jsonb);
CREATE TABLE u (id bigint PRIMARY KEY, t_id int, a text, n bigint);

-- next
CREATE TABLE t (id int PRIMARY KEY, a varchar(20), b int, c numeric(10,2), d timestamptz, e jsonb);
CREATE TABLE u (id bigint PRIMARY KEY, t_id int, a text, n bigint);
CREATE VIEW v1 AS SELECT a FROM t WHERE EXISTS (SELECT 1 FROM u WHERE u.t_id = t.id);
CREATE VIEW v2 AS SELECT a FROM t WHERE id IN (SELECT t_id FROM u);
CREATE VIEW v3 AS SELECT a FROM t WHERE id NOT IN (SELECT t_id FROM u WHERE n > b);
CREATE VIEW v4 AS SELECT a FROM t WHERE id = ANY (SELECT t_id FROM u);
CREATE VIEW v5 AS SELECT a, (SELECT max(n) FROM u WHERE t_id = t.id) AS most FROM t;
CREATE VIEW v6 AS SELECT a, (SELECT count(*) FROM u) FROM t;
CREATE VIEW v7 AS SELECT x.m FROM (SELECT max(b) AS m, a FROM t GROUP BY a) x WHERE x.a = 'q';
CREATE VIEW v8 AS WITH w AS (SELECT id, a FROM t WHERE b > 1), z (k) AS (SELECT id FROM w) SELECT w.a, z.k FROM w JOIN z ON w.id = z.k;
CREATE VIEW v9 AS WITH RECURSIVE r AS (SELECT id, t_id FROM u WHERE n IS NULL UNION ALL SELECT u.id, u.t_id FROM u JOIN r ON u.t_id = r.id) SELECT * FROM r;
CREATE VIEW v10 AS SELECT id FROM t UNION SELECT t_id FROM u ORDER BY 1;
CREATE VIEW v11 AS SELECT id, a FROM t UNION ALL (SELECT t_id, a FROM u EXCEPT SELECT id, a FROM t) ORDER BY a DESC;
CREATE VIEW v12 AS VALUES (1, 'a'), (2, 'b');
CREATE VIEW v13 AS SELECT v.x FROM (VALUES (1, 'a'), (2, 'b')) AS v (x, y);
CREATE VIEW v14 AS SELECT array(SELECT n FROM u ORDER BY n) AS ns;

-- plan
-- + view.v1
CREATE VIEW v1 AS
SELECT a FROM t WHERE EXISTS (SELECT 1 FROM u WHERE u.t_id = t.id);

-- + view.v10
CREATE VIEW v10 AS
SELECT id FROM t UNION SELECT t_id FROM u ORDER BY 1;

-- + view.v11
CREATE VIEW v11 AS
SELECT id, a FROM t UNION ALL (SELECT t_id, a FROM u EXCEPT SELECT id, a FROM t) ORDER BY a DESC;

-- + view.v12
CREATE VIEW v12 AS
VALUES (1, 'a'), (2, 'b');

-- + view.v13
CREATE VIEW v13 AS
SELECT v.x FROM (VALUES (1, 'a'), (2, 'b')) AS v (x, y);

-- + view.v14
CREATE VIEW v14 AS
SELECT array(SELECT n FROM u ORDER BY n) AS ns;

-- + view.v2
CREATE VIEW v2 AS
SELECT a FROM t WHERE id IN (SELECT t_id FROM u);

-- + view.v3
CREATE VIEW v3 AS
SELECT a FROM t WHERE id NOT IN (SELECT t_id FROM u WHERE n > b);

-- + view.v4
CREATE VIEW v4 AS
SELECT a FROM t WHERE id = ANY (SELECT t_id FROM u);

-- + view.v5
CREATE VIEW v5 AS
SELECT a, (SELECT max(n) FROM u WHERE t_id = t.id) AS most FROM t;

-- + view.v6
CREATE VIEW v6 AS
SELECT a, (SELECT count(*) FROM u) FROM t;

-- + view.v7
CREATE VIEW v7 AS
SELECT x.m FROM (SELECT max(b) AS m, a FROM t GROUP BY a) x WHERE x.a = 'q';

-- + view.v8
CREATE VIEW v8 AS
WITH w AS (SELECT id, a FROM t WHERE b > 1), z (k) AS (SELECT id FROM w) SELECT w.a, z.k FROM w JOIN z ON w.id = z.k;

-- + view.v9
CREATE VIEW v9 AS
WITH RECURSIVE r AS (SELECT id, t_id FROM u WHERE n IS NULL UNION ALL SELECT u.id, u.t_id FROM u JOIN r ON u.t_id = r.id) SELECT r.id, r.t_id FROM r;
