-- Views, sequences, domains, types, functions, schemas, roles, privileges and comments, by section of
-- the facts and row.

-- 2.5 CREATE VIEW
  CREATE OR REPLACE VIEW v (a) WITH (security_barrier, security_invoker = true, check_option = local) AS SELECT 1 WITH CASCADED CHECK OPTION;
  CREATE RECURSIVE VIEW r (n) AS VALUES (1) UNION ALL SELECT n + 1 FROM r WHERE n < 9;
-- 2.5 CREATE VIEW: temporary
  CREATE TEMP VIEW v AS SELECT 1;
--       ^^^^ temporary-view
-- 2.5 CREATE VIEW: temporary, with modifiers
  CREATE OR REPLACE LOCAL TEMPORARY VIEW v AS SELECT 1;
--                  ^^^^^^^^^^^^^^^ temporary-view
-- 2.5 ALTER VIEW
  ALTER VIEW IF EXISTS v ALTER a SET DEFAULT 1;
  ALTER VIEW v ALTER COLUMN a DROP DEFAULT;
  ALTER VIEW v OWNER TO app;
  ALTER VIEW v RENAME COLUMN a TO b;
  ALTER VIEW v RENAME TO w;
  ALTER VIEW w SET SCHEMA shop;
  ALTER VIEW w SET (security_barrier);
  ALTER VIEW w RESET (security_barrier);
-- 2.5 DROP VIEW
  DROP VIEW IF EXISTS v, shop.w CASCADE;
-- 2.5 MATERIALIZED VIEW
  CREATE MATERIALIZED VIEW IF NOT EXISTS v AS SELECT 1;
--^^^^^^^^^^^^^^^^^^^^^^^^ materialized-view 0A000 unsupported statement: CreateTableAs
-- 2.5 MATERIALIZED VIEW: drop
  DROP MATERIALIZED VIEW v;
--^^^^^^^^^^^^^^^^^^^^^^ materialized-view
-- 2.5 MATERIALIZED VIEW: drop if it exists
  DROP MATERIALIZED VIEW IF EXISTS v;
--^^^^^^^^^^^^^^^^^^^^^^ materialized-view
-- 2.5 MATERIALIZED VIEW: refresh
  REFRESH MATERIALIZED VIEW CONCURRENTLY v;
--^^^^^^^^^^^^^^^^^^^^^^^^^ materialized-view
-- 2.5 MATERIALIZED VIEW: alter
  ALTER MATERIALIZED VIEW v RENAME TO w;
--^^^^^^^^^^^^^^^^^^^^^^^ materialized-view
  ALTER MATERIALIZED VIEW IF EXISTS v RENAME TO w;
--^^^^^^^^^^^^^^^^^^^^^^^ note:materialized-view

-- 2.6 CREATE SEQUENCE
  CREATE SEQUENCE IF NOT EXISTS s CACHE 1 AS bigint INCREMENT BY 2 MINVALUE 1 NO MAXVALUE NO CYCLE START WITH 1 OWNED BY NONE;
  CREATE SEQUENCE shop.s START 5 CACHE 65536 OWNED BY t.c;
-- 2.6 CREATE SEQUENCE: no cache
  CREATE SEQUENCE s START 5;
--^^^^^^^^^^^^^^^ sequence-cache 0A000 CREATE SEQUENCE is not supported without an explicit cache size. please define CACHE greater than or equal to 65536 or equal to 1
-- 2.6 CREATE SEQUENCE: a cache between
  CREATE SEQUENCE s CACHE 100;
--                  ^^^^^^^^^ sequence-cache
-- 2.6 CREATE SEQUENCE: a type
  CREATE SEQUENCE s AS integer CACHE 1;
--                  ^^^^^^^^^^ sequence-type
-- 2.6 CREATE SEQUENCE: temporary, unlogged
  CREATE TEMP SEQUENCE s CACHE 1;
--       ^^^^ temporary-sequence
  CREATE UNLOGGED SEQUENCE u CACHE 1;
--       ^^^^^^^^ temporary-sequence
-- 2.6 CREATE SEQUENCE, 2026-02-12
  CREATE SEQUENCE s CACHE 1;
--^^^^^^^^^^^^^^^ sequence
-- 2.6 ALTER SEQUENCE
  ALTER SEQUENCE IF EXISTS s AS bigint INCREMENT 5 RESTART WITH 7 OWNED BY NONE;
  ALTER SEQUENCE s OWNER TO app;
  ALTER SEQUENCE s RENAME TO u;
  ALTER SEQUENCE u SET SCHEMA shop;
-- 2.6 ALTER SEQUENCE: against the rules of CREATE
  ALTER SEQUENCE s CACHE 100;
--                 ^^^^^^^^^ note:sequence-cache
  ALTER SEQUENCE s AS integer;
--                 ^^^^^^^^^^ note:sequence-type
-- 2.6 DROP SEQUENCE
  DROP SEQUENCE IF EXISTS s, u RESTRICT;
-- 2.6 nextval
  SELECT nextval('s'), currval('s'), lastval(), setval('s', 5);
  CREATE TABLE t (a bigint DEFAULT nextval('s'));

-- 2.7 CREATE DOMAIN
  CREATE DOMAIN d AS text DEFAULT 'x' NOT NULL CONSTRAINT n CHECK (VALUE <> '');
  CREATE DOMAIN shop.e numeric(10, 2);
  CREATE TABLE t (a d, b shop.e);
-- 2.7 CREATE DOMAIN: over refused types
  CREATE DOMAIN d AS inet;
--                   ^^^^ unsupported-type
  CREATE DOMAIN e AS int[];
--                   ^^^^^ array-type
  CREATE DOMAIN f AS point NOT NULL;
--                   ^^^^^ unsupported-type
  CREATE DOMAIN g serial;
--                ^^^^^^ serial-type
-- 2.7 CREATE DOMAIN: of an extension
  CREATE DOMAIN d AS citext CHECK (VALUE <> '');
--                   ^^^^^^ extension-type
-- 2.7 CREATE DOMAIN: too long, too precise
  CREATE DOMAIN d AS char(5000);
--                   ^^^^^^^^^^ char-length
  CREATE DOMAIN e AS varchar(70000);
--                   ^^^^^^^^^^^^^^ varchar-length
  CREATE DOMAIN f AS numeric(2000);
--                           ^^^^ numeric-precision 22023 NUMERIC precision 2000 must be between 1 and 1000
-- 2.7 CREATE DOMAIN, 2026-05-03: json came later
  CREATE DOMAIN d AS json;
--                   ^^^^ json-type
-- 2.7 CREATE DOMAIN: collation
  CREATE DOMAIN d AS text COLLATE "C";
-- 2.7 ALTER DOMAIN
  ALTER DOMAIN d SET DEFAULT 'x';
  ALTER DOMAIN d DROP DEFAULT;
  ALTER DOMAIN d DROP NOT NULL;
  ALTER DOMAIN d RENAME CONSTRAINT a TO b;
  ALTER DOMAIN d SET SCHEMA shop;
  ALTER DOMAIN d OWNER TO app;
  ALTER DOMAIN d RENAME TO e;
-- 2.7 ALTER DOMAIN DROP CONSTRAINT
  ALTER DOMAIN d DROP CONSTRAINT IF EXISTS c;
-- 2.7 ALTER DOMAIN SET NOT NULL / ADD CONSTRAINT
  ALTER DOMAIN d SET NOT NULL;
--               ^^^^^^^^^^^^ alter-domain
-- 2.7 ALTER DOMAIN SET NOT NULL / ADD CONSTRAINT: add
  ALTER DOMAIN d ADD CONSTRAINT c CHECK (VALUE > 0);
--               ^^^^^^^^^^^^^^ alter-domain
  ALTER DOMAIN d ADD CHECK (VALUE > 0) NOT VALID;
--               ^^^ alter-domain
-- 2.7 ALTER DOMAIN VALIDATE CONSTRAINT
  ALTER DOMAIN d VALIDATE CONSTRAINT c;
--               ^^^^^^^^^^^^^^^^^^^ note:alter-domain
-- 2.7 DROP DOMAIN
  DROP DOMAIN IF EXISTS d, e RESTRICT;
-- 2.7 DROP DOMAIN CASCADE
  DROP DOMAIN d CASCADE;
--              ^^^^^^^ drop-domain-cascade - DROP DOMAIN with CASCADE unsupported
-- 2.7 CREATE TYPE ENUM
  CREATE TYPE mood AS ENUM ('sad', 'ok');
--^^^^^^^^^^^ create-type 0A000 CREATE TYPE not supported
-- 2.7 CREATE TYPE ENUM: used
  CREATE TYPE mood AS ENUM ('sad', 'ok');
--^^^^^^^^^^^ create-type 0A000 CREATE TYPE not supported
  CREATE TABLE t (a mood);
-- 2.7 CREATE TYPE composite
  CREATE TYPE pair AS (a int, b int);
--^^^^^^^^^^^ create-type 0A000 unsupported statement: CompositeType
-- 2.7 CREATE TYPE RANGE
  CREATE TYPE floats AS RANGE (subtype = float8);
--^^^^^^^^^^^ create-type 0A000 unsupported statement: CreateRange
-- 2.7 CREATE TYPE: base and shell
  CREATE TYPE box2 (INPUT = f, OUTPUT = g);
--^^^^^^^^^^^ note:create-type
  CREATE TYPE shell;
--^^^^^^^^^^^ note:create-type
-- 2.7 ALTER TYPE
  ALTER TYPE mood ADD VALUE IF NOT EXISTS 'x';
--^^^^^^^^^^ alter-type 0A000 ALTER TYPE not supported
-- 2.7 ALTER TYPE: rename
  ALTER TYPE mood RENAME TO feeling;
--^^^^^^^^^^ alter-type 0A000 unsupported object in RENAME statement
-- 2.7 ALTER TYPE: other forms
  ALTER TYPE mood OWNER TO app;
--^^^^^^^^^^ alter-type
  ALTER TYPE mood RENAME VALUE 'a' TO 'b';
--^^^^^^^^^^ alter-type
  ALTER TYPE pair ADD ATTRIBUTE c int;
--^^^^^^^^^^ alter-type
  ALTER TYPE mood SET SCHEMA shop;
--^^^^^^^^^^ alter-type
-- 2.7 DROP TYPE
  DROP TYPE IF EXISTS mood CASCADE;
--^^^^^^^^^ drop-type 0A000 unsupported object in DROP statement

-- 2.8 CREATE FUNCTION
  CREATE OR REPLACE FUNCTION f(IN a int, OUT b int, INOUT c int DEFAULT 1, VARIADIC d int[]) LANGUAGE sql IMMUTABLE STRICT
    SECURITY DEFINER PARALLEL SAFE COST 5 ROWS 1 SET search_path = shop AS 'SELECT a, c';
  CREATE FUNCTION g(a int) RETURNS TABLE (b int) LANGUAGE sql WINDOW RETURN a;
  CREATE FUNCTION h() RETURNS SETOF int LANGUAGE 'sql' CALLED ON NULL INPUT BEGIN ATOMIC SELECT 1; SELECT 2; END;
-- 2.8 CREATE FUNCTION: no language for an SQL body
  CREATE FUNCTION f(a int) RETURNS int RETURN a + 1;
-- 2.8 other language
  CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$;
--                                         ^^^^^^^ function-language 0A000 CREATE FUNCTION with language plpgsql not supported
-- 2.8 other language: C
  CREATE FUNCTION f() RETURNS int AS 'lib', 'f' LANGUAGE c;
--                                                       ^ function-language 0A000 CREATE FUNCTION with language c not supported
-- 2.8 no language
  CREATE FUNCTION f() RETURNS int AS 'SELECT 1';
--                                ^^ function-without-language 42P13 no language specified
-- 2.8 LEAKPROOF
  CREATE FUNCTION f() RETURNS int LANGUAGE sql NOT LEAKPROOF AS 'SELECT 1';
-- 2.8 LEAKPROOF: refused
  CREATE FUNCTION f() RETURNS int LANGUAGE sql LEAKPROOF AS 'SELECT 1';
--                                             ^^^^^^^^^ leakproof-function 42501 only superuser can define a leakproof function
-- 2.8 TRANSFORM / SUPPORT
  CREATE FUNCTION f(a hstore) RETURNS int LANGUAGE sql TRANSFORM FOR TYPE hstore AS 'SELECT 1';
--                                                     ^^^^^^^^^ function-option
-- 2.8 TRANSFORM / SUPPORT: support
  CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql SUPPORT g AS 'SELECT 1';
--                                                  ^^^^^^^ function-option - function g(internal) does not exist
-- 2.8 range as return type
  CREATE FUNCTION f(a int4range, b int[], c inet, d jsonb) RETURNS text LANGUAGE sql RETURN 'x';
-- 2.8 range as return type: refused
  CREATE FUNCTION f() RETURNS int4range LANGUAGE sql RETURN int4range(1, 2);
--                            ^^^^^^^^^ range-return-type
-- 2.8 range as return type: of sets and tables
  CREATE FUNCTION f() RETURNS SETOF tsrange LANGUAGE sql AS 'SELECT 1';
--                                  ^^^^^^^ range-return-type
  CREATE FUNCTION g() RETURNS TABLE (a int, b daterange) LANGUAGE sql AS 'SELECT 1';
--                                            ^^^^^^^^^ range-return-type
-- 2.8 body
  CREATE FUNCTION f() RETURNS bigint LANGUAGE sql BEGIN ATOMIC INSERT INTO t VALUES (1); SELECT count(*) FROM t TABLESAMPLE SYSTEM (1); END;
--                                                                                                              ^^^^^^^^^^^^^^^^^^^^^^ table-sample 0A000 TABLESAMPLE clause not supported
-- 2.8 CREATE PROCEDURE
  CREATE OR REPLACE PROCEDURE p(a int) LANGUAGE sql AS 'SELECT 1';
--^^^^^^^^^^^^^^^^^^^^^^^^^^^ create-procedure 0A000 PROCEDURE is not supported
-- 2.8 AGGREGATE
  CREATE AGGREGATE a (int) (SFUNC = f, STYPE = int);
--^^^^^^^^^^^^^^^^ aggregate
-- 2.8 AGGREGATE: alter, drop
  ALTER AGGREGATE a (int) RENAME TO b;
--^^^^^^^^^^^^^^^ aggregate
  DROP AGGREGATE a (int);
--^^^^^^^^^^^^^^ unsupported-object
-- 2.8 ALTER FUNCTION
  ALTER FUNCTION f(int) RENAME TO g;
  ALTER FUNCTION g(int) OWNER TO app;
  ALTER FUNCTION g SET SCHEMA shop;
  ALTER FUNCTION g() DEPENDS ON EXTENSION x;
-- 2.8 ALTER FUNCTION: properties
  ALTER FUNCTION f() IMMUTABLE;
--                   ^^^^^^^^^ alter-function-property
  ALTER FUNCTION f(int) SECURITY DEFINER COST 5;
--                      ^^^^^^^^^^^^^^^^^^^^^^^ alter-function-property
  ALTER FUNCTION f() SET search_path = shop;
--                   ^^^^^^^^^^^^^^^^^^^^^^ alter-function-property
  ALTER FUNCTION f() RESET ALL;
--                   ^^^^^^^^^ alter-function-property
-- 2.8 ROUTINE
  ALTER ROUTINE f(int) RENAME TO g;
  DROP ROUTINE IF EXISTS f(int) CASCADE;
  GRANT EXECUTE ON ROUTINE f(int) TO app;
  REVOKE EXECUTE ON FUNCTION f(int) FROM app;
  COMMENT ON ROUTINE f(int) IS 'x';
  DROP FUNCTION f(int), g;
-- 2.8 ROUTINE, 2026-04-23
  ALTER ROUTINE f(int) RENAME TO g;
--^^^^^^^^^^^^^ routine
  DROP ROUTINE f(int);
--^^^^^^^^^^^^ routine
  GRANT EXECUTE ON ROUTINE f(int) TO app;
--              ^^^^^^^^^^ routine
  REVOKE EXECUTE ON ROUTINE f(int) FROM app;
--               ^^^^^^^^^^ routine
  COMMENT ON ROUTINE f(int) IS 'x';
--        ^^^^^^^^^^ routine
-- 2.8 CALL
  CALL sys.wait_for_job('abc');
-- 2.8 CALL: another procedure
  CALL p(1);
--     ^ call-procedure
-- 2.8 CALL: a subquery
  CALL sys.wait_for_job((SELECT job_id FROM sys.jobs LIMIT 1));
--                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ call-procedure 0A000 cannot use subquery in CALL argument
-- 2.8 DO
  DO LANGUAGE plpgsql $$ BEGIN END $$;
--^^ do-block

-- 2.9 CREATE SCHEMA
  CREATE SCHEMA IF NOT EXISTS a;
  CREATE SCHEMA b AUTHORIZATION app;
  CREATE SCHEMA AUTHORIZATION app;
  CREATE SCHEMA c CREATE TABLE t (id int) CREATE VIEW v AS SELECT 1 CREATE SEQUENCE s CACHE 1 GRANT SELECT ON t TO app;
-- 2.9 CREATE SCHEMA, 2026-04-23
  CREATE SCHEMA c CREATE TABLE t (id int) CREATE SEQUENCE s CACHE 1 GRANT SELECT ON t TO app;
--                                        ^^^^^^^^^^^^^^^ schema-element
--                                                                  ^^^^^ schema-element
-- 2.9 CREATE SCHEMA, 2026-02-12: a sequence before there were any
  CREATE SCHEMA c CREATE SEQUENCE s CACHE 1;
--                ^^^^^^^^^^^^^^^ sequence
-- 2.9 CREATE SCHEMA: an index and a trigger inside
  CREATE SCHEMA c CREATE TABLE t (id int) CREATE INDEX i ON t (id) CREATE TRIGGER u BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
--                                               ^^^^^ synchronous-index 0A000 unsupported mode. please use CREATE INDEX ASYNC.
--                                                                 ^^^^^^^^^^^^^^ create-trigger
-- 2.9 eleventh schema
  CREATE SCHEMA a; CREATE SCHEMA b; CREATE SCHEMA c; CREATE SCHEMA d; CREATE SCHEMA e; CREATE SCHEMA f; CREATE SCHEMA g; CREATE SCHEMA h; CREATE SCHEMA i; CREATE SCHEMA j;
  CREATE SCHEMA IF NOT EXISTS a;
-- 2.9 eleventh schema: one too many
  CREATE SCHEMA a; CREATE SCHEMA b; CREATE SCHEMA c; CREATE SCHEMA d; CREATE SCHEMA e; CREATE SCHEMA f; CREATE SCHEMA g; CREATE SCHEMA h; CREATE SCHEMA i; CREATE SCHEMA j;
  CREATE SCHEMA k;
--              ^ warning:too-many-objects 54000 more than 10 schemas not allowed
-- 2.9 ALTER SCHEMA / DROP SCHEMA
  ALTER SCHEMA a RENAME TO b;
  ALTER SCHEMA b OWNER TO app;
  DROP SCHEMA IF EXISTS b, c CASCADE;
-- 2.9 CREATE ROLE
  CREATE ROLE app WITH LOGIN INHERIT IN ROLE a ROLE b ADMIN c USER d;
  CREATE ROLE other;
-- 2.9 CREATE ROLE: USER and GROUP are not known
  CREATE USER app;
  CREATE GROUP app;
-- 2.9 CREATE ROLE: password
  CREATE ROLE app LOGIN PASSWORD 'x';
--                      ^^^^^^^^^^^^ role-password
-- 2.9 CREATE ROLE: encrypted password
  CREATE ROLE app ENCRYPTED PASSWORD 'x';
--                ^^^^^^^^^^^^^^^^^^^^^^ role-password
  ALTER ROLE app PASSWORD NULL;
--               ^^^^^^^^^^^^^ role-password
-- 2.9 CREATE ROLE: options that are not known
  CREATE ROLE app SUPERUSER CREATEDB NOCREATEROLE REPLICATION BYPASSRLS CONNECTION LIMIT 5 VALID UNTIL 'infinity' NOLOGIN NOINHERIT SYSID 5;
--                ^^^^^^^^^ note:role-option
--                          ^^^^^^^^ note:role-option
--                                   ^^^^^^^^^^^^ note:role-option
--                                                ^^^^^^^^^^^ note:role-option
--                                                            ^^^^^^^^^ note:role-option
--                                                                      ^^^^^^^^^^^^^^^^^^ note:role-option
--                                                                                         ^^^^^^^^^^^^^^^^^^^^^^ note:role-option
--                                                                                                                ^^^^^^^ note:role-option
--                                                                                                                        ^^^^^^^^^ note:role-option
--                                                                                                                                  ^^^^^^^ note:role-option
-- 2.9 ALTER ROLE RENAME
  ALTER ROLE a RENAME TO b;
  ALTER USER b RENAME TO c;
  ALTER GROUP c RENAME TO d;
  ALTER ROLE d RESET search_path;
  ALTER ROLE d RESET ALL;
-- 2.9 ALTER ROLE RENAME, 2026-04-23
  ALTER ROLE a RENAME TO b;
--             ^^^^^^^^^ role-rename
-- 2.9 ALTER ROLE SET
  ALTER ROLE app SET work_mem = '1MB';
--               ^^^^^^^^^^^^^^^^^^^^ note:role-option
-- 2.9 DROP ROLE
  DROP ROLE IF EXISTS a, b;
  DROP USER c;
  DROP GROUP d;
-- 2.9 AWS IAM
  AWS IAM GRANT app TO 'arn:aws:iam::111122223333:role/x';
  AWS IAM REVOKE app FROM 'arn:aws:iam::111122223333:role/x';
-- 2.9 AWS IAM: no ARN
  AWS IAM GRANT app TO 'x';
--                     ^^^ iam-role-arn - IAM role must look like an IAM ARN
-- 2.9 GRANT / REVOKE
  GRANT SELECT (a, b), UPDATE ON TABLE t TO app WITH GRANT OPTION GRANTED BY CURRENT_USER;
  GRANT USAGE ON SEQUENCE s TO app;
  GRANT ALL PRIVILEGES ON ALL TABLES IN SCHEMA shop, public TO PUBLIC;
  GRANT SELECT ON ALL SEQUENCES IN SCHEMA shop TO app;
  GRANT USAGE, CREATE ON SCHEMA shop TO app;
  GRANT EXECUTE ON FUNCTION f(int) TO app;
  GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA shop TO app;
  GRANT reader TO app WITH ADMIN OPTION;
  REVOKE GRANT OPTION FOR SELECT ON t FROM app CASCADE;
  REVOKE reader FROM app;
-- 2.9 GRANT ON DATABASE
  GRANT CONNECT ON DATABASE postgres TO app;
--                 ^^^^^^^^ unsupported-grant - unsupported object type in GRANT
-- 2.9 GRANT ON DATABASE: revoke
  REVOKE ALL ON DATABASE postgres FROM app;
--              ^^^^^^^^ unsupported-grant
-- 2.9 GRANT ON SCHEMA public
  GRANT USAGE ON SCHEMA public TO app;
--                      ^^^^^^ unsupported-grant 0A000 feature not supported on system entity
-- 2.9 GRANT ON SCHEMA public: in a list, revoked
  GRANT USAGE ON SCHEMA shop, public TO app;
--                            ^^^^^^ unsupported-grant 0A000 feature not supported on system entity
  REVOKE CREATE ON SCHEMA "public" FROM PUBLIC;
--                        ^^^^^^^^ unsupported-grant
-- 2.9 GRANT ON other kinds
  GRANT USAGE ON LANGUAGE sql TO app;
--               ^^^^^^^^ note:unsupported-grant
  GRANT USAGE ON TYPE mood TO app;
--               ^^^^ note:unsupported-grant
  GRANT USAGE ON DOMAIN d TO app;
--               ^^^^^^ note:unsupported-grant
  GRANT USAGE ON FOREIGN SERVER s TO app;
--               ^^^^^^^ note:unsupported-grant
  GRANT SET ON PARAMETER work_mem TO app;
--             ^^^^^^^^^ note:unsupported-grant
  GRANT SELECT ON LARGE OBJECT 1 TO app;
--                ^^^^^ note:unsupported-grant
  REVOKE USAGE ON TYPE mood FROM app;
--                ^^^^ note:unsupported-grant
-- 2.9 GRANT ON other kinds: foreign data wrapper, tablespace
  GRANT USAGE ON FOREIGN DATA WRAPPER w TO app;
--               ^^^^^^^ note:unsupported-grant
  GRANT CREATE ON TABLESPACE fast TO app;
--                ^^^^^^^^^^ note:unsupported-grant
  GRANT EXECUTE ON PROCEDURE p() TO app;
--                 ^^^^^^^^^ note:unsupported-grant
-- 2.9 GRANT counts as DDL
  BEGIN; GRANT SELECT ON t TO app; COMMIT;
-- 2.9 GRANT counts as DDL: two
  BEGIN; GRANT SELECT ON t TO app; REVOKE SELECT ON u FROM app; COMMIT;
--                                 ^^^^^^ multiple-ddl 0A000 multiple ddl statements not supported in a transaction
-- 2.9 ALTER DEFAULT PRIVILEGES
  ALTER DEFAULT PRIVILEGES FOR ROLE a IN SCHEMA shop GRANT SELECT ON TABLES TO app;
  ALTER DEFAULT PRIVILEGES REVOKE USAGE ON TYPES FROM PUBLIC;
-- 2.9 ALTER DEFAULT PRIVILEGES, 2026-04-23
  ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO app;
--^^^^^^^^^^^^^^^^^^^^^^^^ alter-default-privileges
-- 2.9 COMMENT ON
  COMMENT ON TABLE t IS 'x';
  COMMENT ON COLUMN shop.t.a IS NULL;
  COMMENT ON SEQUENCE s IS 'x';
  COMMENT ON VIEW v IS 'x';
  COMMENT ON INDEX i IS 'x';
  COMMENT ON SCHEMA shop IS 'x';
  COMMENT ON ROLE app IS 'x';
  COMMENT ON CONSTRAINT c ON t IS 'x';
  COMMENT ON FUNCTION f(int) IS 'x';
  COMMENT ON DOMAIN d IS 'x';
  COMMENT ON STATISTICS s IS 'x';
  COMMENT ON CONSTRAINT c ON DOMAIN d IS 'x';
-- 2.9 COMMENT ON what cannot be created
  COMMENT ON DATABASE postgres IS 'x';
--^^^^^^^^^^^^^^^^^^^ note:unrecorded-statement
  COMMENT ON EXTENSION plpgsql IS 'x';
--^^^^^^^^^^^^^^^^^^^^ note:unrecorded-statement
  COMMENT ON TYPE mood IS 'x';
--^^^^^^^^^^^^^^^ note:unrecorded-statement
  COMMENT ON TRIGGER a ON t IS 'x';
--^^^^^^^^^^^^^^^^^^ note:unrecorded-statement
  COMMENT ON POLICY p ON t IS 'x';
--^^^^^^^^^^^^^^^^^ note:unrecorded-statement
  COMMENT ON LARGE OBJECT 1 IS 'x';
--^^^^^^^^^^^^^^^^ note:unrecorded-statement
-- 2.9 SECURITY LABEL / REASSIGN OWNED / DROP OWNED
  SECURITY LABEL ON TABLE t IS 'x';
--^^^^^^^^^^^^^^ note:unrecorded-statement
  REASSIGN OWNED BY a TO b;
--^^^^^^^^^^^^^^ note:unrecorded-statement
  DROP OWNED BY a CASCADE;
--^^^^^^^^^^ note:unrecorded-statement
