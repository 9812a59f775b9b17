-- Whole statements that are refused.
  VACUUM t; SAVEPOINT s; LISTEN c; LOCK t; ALTER SYSTEM SET a = 1;
--^^^^^^ vacuum
--          ^^^^^^^^^ savepoint
--                       ^^^^^^ listen-notify
--                                 ^^^^ lock-table
--                                         ^^^^^^^^^^^^ alter-system
  MERGE INTO t USING s ON t.a = s.a WHEN MATCHED THEN DELETE;
--^^^^^ merge
  SELECT * FROM t TABLESAMPLE SYSTEM (1);
--                ^^^^^^^^^^^^^^^^^^^^^^ table-sample
  SELECT * FROM t FOR SHARE;
--                ^^^^^^^^^ share-lock
  SELECT * FROM t FOR NO KEY UPDATE;
--                ^^^^^^^^^^^^^^^^^ share-lock
  CREATE
--^^^^^^ create-extension
  EXTENSION pgcrypto;
  CREATE FUNCTION f() RETURNS int LANGUAGE "plpgsql" AS 'x';
--                                         ^^^^^^^^^ function-language
  CREATE FUNCTION f() RETURNS int AS 'x' LANGUAGE 'plpgsql';
--                                                ^^^^^^^^^ function-language
  CREATE FUNCTION f() RETURNS int LANGUAGE plpython2u AS 'x';
--                                         ^^^^^^^^^^ function-language
  CREATE CONSTRAINT TRIGGER t AFTER INSERT ON a FOR EACH ROW EXECUTE FUNCTION f();
--^^^^^^^^^^^^^^^^^^^^^^^^^ create-trigger
  CREATE EVENT TRIGGER t ON ddl_command_start EXECUTE FUNCTION f();
--^^^^^^^^^^^^^^^^^^^^ event-trigger
  CREATE FOREIGN TABLE t (id int) SERVER s;
--^^^^^^^^^^^^^^^^^^^^ foreign-table
  CREATE POLICY p ON t;
--^^^^^^^^^^^^^ policy
  CREATE RULE r AS ON INSERT TO t DO ALSO (SELECT 1; SELECT 2);
--^^^^^^^^^^^ create-rule
  CREATE TABLESPACE s LOCATION '/x';
--^^^^^^^^^^^^^^^^^ create-tablespace
  DROP TYPE m;
--^^^^^^^^^ drop-type
  ALTER TYPE m ADD VALUE 'x';
--^^^^^^^^^^ alter-type
  DECLARE c CURSOR FOR SELECT 1;
--^^^^^^^ cursor
  PREPARE p AS SELECT 1;
--^^^^^^^ prepare
  DO $$ BEGIN END $$;
--^^ do-block
  CLUSTER t;
--^^^^^^^ cluster
  REFRESH MATERIALIZED VIEW v;
--^^^^^^^^^^^^^^^^^^^^^^^^^ materialized-view
  SET statement_timeout = '5s';
--    ^^^^^^^^^^^^^^^^^ refused-parameter
  SET ROLE app;
--^^^^^^^^ set-role
  SELECT pg_try_advisory_lock(1);
--       ^^^^^^^^^^^^^^^^^^^^ advisory-lock
  SELECT to_tsvector('english', 'x');
--                   ^^^^^^^^^ text-search-configuration
  SHOW lc_collate;
--     ^^^^^^^^^^ unknown-parameter
  COMMENT ON CONSTRAINT c ON t IS 'x';
  CREATE SCHEMA s CREATE TABLE t (id int);
-- A body that PostgreSQL reads at CREATE has the same rules as a statement.
  CREATE FUNCTION f() RETURNS void LANGUAGE sql BEGIN ATOMIC MERGE INTO t USING s ON t.a = s.a WHEN MATCHED THEN DELETE; END;
--                                                           ^^^^^ merge
-- `PATH` behind the type of a column is a word of XMLTABLE, and elsewhere a type.
  SELECT a FROM t, XMLTABLE('/r' PASSING d COLUMNS a text PATH 'a', b numeric(2) DEFAULT 1 PATH 'b') x;
  SELECT path '(1,2),(3,4)', pg_catalog.path '[(1,2),(3,4)]';
--       ^^^^ geometric-cast
--                           ^^^^^^^^^^^^^^^ geometric-cast
-- What a CREATE SCHEMA makes besides the schema is judged as if it stood alone.
  CREATE SCHEMA u CREATE TRIGGER tr BEFORE INSERT ON t EXECUTE FUNCTION f();
--                ^^^^^^^^^^^^^^ create-trigger
  CREATE SCHEMA v CREATE TEMP VIEW v AS SELECT * FROM t FOR SHARE;
--                       ^^^^ temporary-view
--                                                      ^^^^^^^^^ share-lock
  CREATE SCHEMA w CREATE TEMP SEQUENCE q CACHE 7 GRANT USAGE ON SCHEMA public TO app;
--                       ^^^^ temporary-sequence
--                                       ^^^^^^^ sequence-cache
--                                                                     ^^^^^^ unsupported-grant
