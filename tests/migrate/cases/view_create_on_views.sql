-- object: view, change: create, spelling: on views

-- previous
CREATE TABLE t (id int PRIMARY KEY, a text);

-- next
CREATE VIEW a AS SELECT * FROM b;
CREATE VIEW b AS SELECT id, n FROM c WHERE a = 'x';
CREATE VIEW c AS SELECT id, a, length(a) AS n FROM t;
CREATE TABLE t (id int PRIMARY KEY, a text);

-- plan
-- + view.c
CREATE VIEW c AS
SELECT id, a, length(a) AS n FROM t;

-- + view.b
CREATE VIEW b AS
SELECT id, n FROM c WHERE a = 'x';

-- + view.a
CREATE VIEW a AS
SELECT b.id, b.n FROM b;
