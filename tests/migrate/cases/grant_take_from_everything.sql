-- object: grant, change: take, spelling: from everything

-- previous
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

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a text);
CREATE VIEW app.v AS SELECT id, a FROM app.t;
CREATE SEQUENCE s CACHE 1;
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';
REVOKE ALL ON SCHEMA app FROM reader;
REVOKE ALL ON app.t, app.v FROM writer;
REVOKE ALL ON SEQUENCE s FROM writer;
GRANT EXECUTE ON FUNCTION f(int) TO PUBLIC;

-- plan
-- ~ function.f(integer)
REVOKE EXECUTE ON FUNCTION f(integer) FROM reader;

-- ~ function.f(integer)
GRANT EXECUTE ON FUNCTION f(integer) TO PUBLIC;

-- ~ schema.app
REVOKE CREATE, USAGE ON SCHEMA app FROM reader;

-- ~ sequence.s
REVOKE SELECT, UPDATE, USAGE ON SEQUENCE s FROM writer;

-- ~ table.app.t
REVOKE DELETE, INSERT, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON app.t FROM "R r";

-- ~ table.app.t
REVOKE SELECT ON app.t FROM reader;

-- ~ table.app.t
REVOKE DELETE, INSERT, REFERENCES, SELECT, TRIGGER, TRUNCATE ON app.t FROM writer;

-- ~ view.app.v
REVOKE SELECT ON app.v FROM reader;
