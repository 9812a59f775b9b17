-- object: domain, change: create, spelling: of every kind

-- previous

-- next
CREATE DOMAIN a AS int CHECK (VALUE > 0) CHECK (VALUE < 10);
CREATE DOMAIN b a DEFAULT 3;
CREATE DOMAIN c AS varchar(10) DEFAULT 'x' CONSTRAINT named CHECK (VALUE IN ('x', 'y') AND length(VALUE) BETWEEN 1 AND 3);
CREATE DOMAIN d AS numeric(10, 2) NOT NULL;
CREATE DOMAIN e AS timestamptz DEFAULT now();
CREATE TABLE t (id int PRIMARY KEY, a a DEFAULT 1, b b, c c DEFAULT 'y' CHECK (c <> 'z'), d d, e e CHECK (e > '2020-01-01'), g int GENERATED ALWAYS AS (a + 1) STORED);
CREATE INDEX ASYNC i ON t (lower(c)) WHERE a > 2;
CREATE VIEW v AS SELECT a + 1 AS x, c || 'q' AS y FROM t WHERE c = 'x' AND b > 1;
CREATE FUNCTION f(x a) RETURNS c LANGUAGE sql AS 'SELECT ''x''::c';

-- plan
-- + domain.a
CREATE DOMAIN a AS integer CONSTRAINT a_check CHECK (VALUE > 0) CONSTRAINT a_check1 CHECK (VALUE < 10);

-- + domain.b
CREATE DOMAIN b AS a DEFAULT 3;

-- + domain.c
CREATE DOMAIN c AS character varying(10) DEFAULT 'x' CONSTRAINT named CHECK (VALUE IN ('x', 'y') AND length(VALUE) BETWEEN 1 AND 3);

-- + domain.d
CREATE DOMAIN d AS numeric(10,2) NOT NULL;

-- + domain.e
CREATE DOMAIN e AS timestamp with time zone DEFAULT now();

-- + function.f(a)
CREATE FUNCTION f(x a) RETURNS c LANGUAGE sql
AS $$SELECT 'x'::c$$;

-- + table.t
CREATE TABLE t (
    id integer,
    a a DEFAULT 1,
    b b,
    c c DEFAULT 'y',
    d d,
    e e,
    g integer GENERATED ALWAYS AS (a + 1) STORED,
    PRIMARY KEY (id),
    CHECK (c <> 'z'),
    CHECK (e > '2020-01-01')
);

-- + index.i
-- INDEX_BUILD: Building index i asynchronously
CREATE INDEX ASYNC i ON t (lower(c)) WHERE a > 2;

-- + view.v
CREATE VIEW v AS
SELECT a + 1 AS x, c || 'q' AS y FROM t WHERE c = 'x' AND b > 1;
