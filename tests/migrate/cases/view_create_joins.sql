-- object: view, change: create, spelling: joins

-- previous
CREATE TABLE t (id int PRIMARY KEY, a varchar(20), b int, c numeric(10,2), d timestamptz, e jsonb);
CREATE TABLE u (id bigint PRIMARY KEY, t_id int, a text, n bigint);

-- next
CREATE TABLE t (id int PRIMARY KEY, a varchar(20), b int, c numeric(10,2), d timestamptz, e jsonb);
CREATE TABLE u (id bigint PRIMARY KEY, t_id int, a text, n bigint);
CREATE VIEW v1 AS SELECT t.a, u.a AS ua FROM t JOIN u ON t.id = u.t_id;
CREATE VIEW v2 AS SELECT t.a, n FROM t LEFT OUTER JOIN u ON u.t_id = t.id AND n > 1;
CREATE VIEW v3 AS SELECT * FROM t JOIN (SELECT id, n FROM u) x USING (id);
CREATE VIEW v4 AS SELECT id, t.a FROM t INNER JOIN u USING (id);
CREATE VIEW v5 AS SELECT t.b, u.n FROM t CROSS JOIN u;
CREATE VIEW v6 AS SELECT id FROM t FULL JOIN u USING (id);
CREATE VIEW v7 AS SELECT id, u.n FROM t RIGHT JOIN u USING (id);
CREATE VIEW v8 AS SELECT one.a, two.a AS b FROM t one JOIN t two ON one.id = two.b JOIN u ON u.t_id = two.id;
CREATE VIEW v9 AS SELECT n FROM t NATURAL JOIN (SELECT id, n FROM u) AS y;
CREATE VIEW v10 AS SELECT t.a, x.n FROM t, LATERAL (SELECT n FROM u WHERE u.t_id = t.id ORDER BY n LIMIT 1) x;
CREATE VIEW v11 AS SELECT t.a, one.n FROM t JOIN (u one JOIN u two ON one.id = two.id) ON t.id = one.t_id;

-- plan
-- + view.v1
CREATE VIEW v1 AS
SELECT t.a, u.a AS ua FROM t JOIN u ON t.id = u.t_id;

-- + view.v10
CREATE VIEW v10 AS
SELECT t.a, x.n FROM t, LATERAL (SELECT n FROM u WHERE u.t_id = t.id ORDER BY n LIMIT 1) x;

-- + view.v11
CREATE VIEW v11 AS
SELECT t.a, one.n FROM t JOIN (u one JOIN u two ON one.id = two.id) ON t.id = one.t_id;

-- + view.v2
CREATE VIEW v2 AS
SELECT t.a, n FROM t LEFT OUTER JOIN u ON u.t_id = t.id AND n > 1;

-- + view.v3
CREATE VIEW v3 AS
SELECT x.id, t.a, t.b, t.c, t.d, t.e, x.n FROM t JOIN (SELECT id, n FROM u) x USING (id);

-- + view.v4
CREATE VIEW v4 AS
SELECT id, t.a FROM t INNER JOIN u USING (id);

-- + view.v5
CREATE VIEW v5 AS
SELECT t.b, u.n FROM t CROSS JOIN u;

-- + view.v6
CREATE VIEW v6 AS
SELECT id FROM t FULL JOIN u USING (id);

-- + view.v7
CREATE VIEW v7 AS
SELECT id, u.n FROM t RIGHT JOIN u USING (id);

-- + view.v8
CREATE VIEW v8 AS
SELECT one.a, two.a AS b FROM t one JOIN t two ON one.id = two.b JOIN u ON u.t_id = two.id;

-- + view.v9
CREATE VIEW v9 AS
SELECT n FROM t NATURAL JOIN (SELECT id, n FROM u) AS y;
