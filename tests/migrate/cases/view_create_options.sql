-- object: view, change: create, spelling: options

-- previous
CREATE TABLE t (id int PRIMARY KEY, a varchar(20), b int, c numeric(10,2), d timestamptz, e jsonb);
CREATE TABLE u (id bigint PRIMARY KEY, t_id int, a text, n bigint);

-- next
CREATE TABLE t (id int PRIMARY KEY, a varchar(20), b int, c numeric(10,2), d timestamptz, e jsonb);
CREATE TABLE u (id bigint PRIMARY KEY, t_id int, a text, n bigint);
CREATE VIEW a WITH (security_barrier) AS SELECT id FROM t;
CREATE VIEW b WITH (security_invoker = true, security_barrier = off) AS SELECT id FROM t;
CREATE VIEW c AS SELECT id FROM t WHERE id > 0 WITH LOCAL CHECK OPTION;
CREATE VIEW d AS SELECT id FROM t WHERE id > 0 WITH CHECK OPTION;
CREATE VIEW e (x, y) AS SELECT id, a FROM t;
CREATE RECURSIVE VIEW f (n) AS VALUES (1) UNION ALL SELECT n + 1 FROM f WHERE n < 5;

-- plan
-- + view.a
CREATE VIEW a WITH (security_barrier = true) AS
SELECT id FROM t;

-- + view.b
CREATE VIEW b WITH (security_invoker = true) AS
SELECT id FROM t;

-- + view.c
CREATE VIEW c WITH (check_option = local) AS
SELECT id FROM t WHERE id > 0;

-- + view.d
CREATE VIEW d WITH (check_option = cascaded) AS
SELECT id FROM t WHERE id > 0;

-- + view.e
CREATE VIEW e (x, y) AS
SELECT id, a FROM t;

-- + view.f
CREATE VIEW f (n) AS
WITH RECURSIVE f (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM f WHERE n < 5) SELECT n FROM f;
