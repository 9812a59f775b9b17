-- object: grant, change: give, spelling: on everything

-- previous

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a text);
CREATE VIEW app.v AS SELECT id, a FROM app.t;
CREATE SEQUENCE s CACHE 1;
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';
GRANT USAGE, CREATE ON SCHEMA app TO reader;
GRANT ALL ON app.t TO writer, "R r";
GRANT ALL PRIVILEGES ON SEQUENCE s TO writer;
GRANT SELECT ON ALL TABLES IN SCHEMA app TO reader;
GRANT EXECUTE ON FUNCTION f(int) TO reader;
REVOKE EXECUTE ON FUNCTION f(int) FROM PUBLIC;
REVOKE UPDATE ON app.t FROM writer;

-- plan
-- + schema.app
CREATE SCHEMA app;

-- + sequence.s
CREATE SEQUENCE s CACHE 1;

-- + function.f(integer)
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql
AS $$SELECT 1$$;

-- + table.app.t
CREATE TABLE app.t (
    id integer,
    a text,
    PRIMARY KEY (id)
);

-- + view.app.v
CREATE VIEW app.v AS
SELECT id, a FROM app.t;

-- + function.f(integer)
REVOKE EXECUTE ON FUNCTION f(integer) FROM PUBLIC;

-- + function.f(integer)
GRANT EXECUTE ON FUNCTION f(integer) TO reader;

-- + schema.app
GRANT CREATE, USAGE ON SCHEMA app TO reader;

-- + sequence.s
GRANT SELECT, UPDATE, USAGE ON SEQUENCE s TO writer;

-- + table.app.t
GRANT DELETE, INSERT, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON app.t TO "R r";

-- + table.app.t
GRANT SELECT ON app.t TO reader;

-- + table.app.t
GRANT DELETE, INSERT, REFERENCES, SELECT, TRIGGER, TRUNCATE ON app.t TO writer;

-- + view.app.v
GRANT SELECT ON app.v TO reader;
