-- object: comment, change: set, spelling: on everything

-- previous

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a text CONSTRAINT a_u UNIQUE, b int CONSTRAINT b_c CHECK (b > 0));
CREATE INDEX ASYNC i ON app.t (b);
CREATE VIEW app.v AS SELECT id, a FROM app.t;
CREATE SEQUENCE s CACHE 1;
CREATE FUNCTION f(a int, b numeric) RETURNS int LANGUAGE sql AS 'SELECT 1';
COMMENT ON SCHEMA app IS 'x';
COMMENT ON SCHEMA public IS 'mine';
COMMENT ON TABLE app.t IS E'two\nlines and \\';
COMMENT ON COLUMN app.t.a IS 'a';
COMMENT ON CONSTRAINT a_u ON app.t IS 'u';
COMMENT ON CONSTRAINT b_c ON app.t IS 'c';
COMMENT ON CONSTRAINT t_pkey ON app.t IS 'p';
COMMENT ON INDEX app.i IS 'i';
COMMENT ON INDEX app.t_pkey IS 'pi';
COMMENT ON VIEW app.v IS 'v';
COMMENT ON COLUMN app.v.id IS 'vc';
COMMENT ON SEQUENCE s IS 's';
COMMENT ON FUNCTION f(int, numeric(3, 1)) IS 'f';

-- plan
-- + schema.app
CREATE SCHEMA app;

-- + sequence.s
CREATE SEQUENCE s CACHE 1;

-- + function.f(integer, numeric)
CREATE FUNCTION f(a integer, b numeric) RETURNS integer LANGUAGE sql
AS $$SELECT 1$$;

-- + table.app.t
CREATE TABLE app.t (
    id integer,
    a text,
    b integer,
    PRIMARY KEY (id),
    CONSTRAINT a_u UNIQUE (a),
    CONSTRAINT b_c CHECK (b > 0)
);

-- + index.app.i
-- INDEX_BUILD: Building index i asynchronously
CREATE INDEX ASYNC i ON app.t (b);

-- + view.app.v
CREATE VIEW app.v AS
SELECT id, a FROM app.t;

-- + function.f(integer, numeric)
COMMENT ON FUNCTION f(integer, numeric) IS 'f';

-- + index.app.i
COMMENT ON INDEX app.i IS 'i';

-- ~ index.app.t_pkey
COMMENT ON INDEX app.t_pkey IS 'pi';

-- + schema.app
COMMENT ON SCHEMA app IS 'x';

-- ~ schema.public
COMMENT ON SCHEMA public IS 'mine';

-- + sequence.s
COMMENT ON SEQUENCE s IS 's';

-- + table.app.t
COMMENT ON COLUMN app.t.a IS 'a';

-- + table.app.t
COMMENT ON CONSTRAINT a_u ON app.t IS 'u';

-- + table.app.t
COMMENT ON CONSTRAINT b_c ON app.t IS 'c';

-- + table.app.t
COMMENT ON CONSTRAINT t_pkey ON app.t IS 'p';

-- + table.app.t
COMMENT ON TABLE app.t IS E'two
lines and \\';

-- + view.app.v
COMMENT ON COLUMN app.v.id IS 'vc';

-- + view.app.v
COMMENT ON VIEW app.v IS 'v';
