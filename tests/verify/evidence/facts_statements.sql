-- Other statements, transactions, parameters, queries, by section of the facts and row.

-- 2.10 TRUNCATE
  TRUNCATE TABLE ONLY a, b RESTART IDENTITY CASCADE;
--^^^^^^^^ truncate 0A000 unsupported statement: Truncate
-- 2.10 CREATE EXTENSION
  CREATE EXTENSION IF NOT EXISTS "uuid-ossp" WITH SCHEMA public;
--^^^^^^^^^^^^^^^^ create-extension 0A000 unsupported statement: CreateExtension
-- 2.10 CREATE TRIGGER
  CREATE OR REPLACE TRIGGER a BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f();
--^^^^^^^^^^^^^^^^^^^^^^^^^ create-trigger 0A000 CREATE TRIGGER not supported
-- 2.10 CREATE TRIGGER: as a constraint
  CREATE CONSTRAINT TRIGGER a AFTER INSERT ON t DEFERRABLE FOR EACH ROW EXECUTE PROCEDURE f();
--^^^^^^^^^^^^^^^^^^^^^^^^^ create-trigger
-- 2.10 DROP TRIGGER
  DROP TRIGGER IF EXISTS a ON shop.t CASCADE;
-- 2.10 DROP TRIGGER: without IF EXISTS
  DROP TRIGGER a ON t;
--^^^^^^^^^^^^ drop-trigger
-- 2.10 DROP TRIGGER: without ON
  DROP TRIGGER IF EXISTS a;
--^^^^^^^^^^^^ drop-trigger
-- 2.10 CREATE EVENT TRIGGER
  CREATE EVENT TRIGGER a ON sql_drop EXECUTE FUNCTION f();
--^^^^^^^^^^^^^^^^^^^^ event-trigger
-- 2.10 CREATE EVENT TRIGGER: alter, drop
  ALTER EVENT TRIGGER a DISABLE;
--^^^^^^^^^^^^^^^^^^^ unsupported-object
  DROP EVENT TRIGGER a;
--^^^^^^^^^^^^^^^^^^ unsupported-object
  DROP EVENT TRIGGER IF EXISTS a;
--^^^^^^^^^^^^^^^^^^ note:unsupported-object
-- 2.10 CREATE POLICY
  CREATE POLICY p ON t FOR SELECT TO app USING (a = 1);
--^^^^^^^^^^^^^ policy 0A000 unsupported statement: CreatePolicy
-- 2.10 CREATE POLICY: alter, drop
  ALTER POLICY p ON t RENAME TO q;
--^^^^^^^^^^^^ policy
  DROP POLICY p ON t;
--^^^^^^^^^^^ policy
  DROP POLICY IF EXISTS p ON t;
--^^^^^^^^^^^ policy
-- 2.10 CREATE RULE
  CREATE OR REPLACE RULE r AS ON DELETE TO t DO INSTEAD NOTHING;
--^^^^^^^^^^^^^^^^^^^^^^ create-rule
-- 2.10 CREATE RULE: alter, drop
  ALTER RULE r ON t RENAME TO s;
--^^^^^^^^^^ unsupported-object
  DROP RULE r ON t;
--^^^^^^^^^ unsupported-object
  DROP RULE IF EXISTS r ON t;
--^^^^^^^^^ note:unsupported-object
-- 2.10 CREATE DATABASE
  CREATE DATABASE shop OWNER app;
--^^^^^^^^^^^^^^^ create-database 0A000 unsupported statement: Createdb
-- 2.10 CREATE DATABASE: alter, drop
  ALTER DATABASE postgres SET search_path = shop;
--^^^^^^^^^^^^^^ unsupported-object
  DROP DATABASE shop;
--^^^^^^^^^^^^^ unsupported-object
  DROP DATABASE IF EXISTS shop;
--^^^^^^^^^^^^^ note:unsupported-object
-- 2.10 CREATE TABLESPACE
  CREATE TABLESPACE fast LOCATION '/ssd';
--^^^^^^^^^^^^^^^^^ create-tablespace 0A000 unsupported statement: CreateTableSpace
-- 2.10 CREATE TABLESPACE: alter, drop
  ALTER TABLESPACE fast RENAME TO slow;
--^^^^^^^^^^^^^^^^ unsupported-object
  DROP TABLESPACE fast;
--^^^^^^^^^^^^^^^ unsupported-object
-- 2.10 CREATE FOREIGN TABLE
  CREATE FOREIGN TABLE f (a int) SERVER s OPTIONS (x 'y');
--^^^^^^^^^^^^^^^^^^^^ foreign-table 0A000 unsupported statement: CreateForeignTable
-- 2.10 CREATE FOREIGN TABLE: alter, drop
  ALTER FOREIGN TABLE f ADD COLUMN b int;
--^^^^^^^^^^^^^^^^^^^ unsupported-object
  DROP FOREIGN TABLE f;
--^^^^^^^^^^^^^^^^^^ unsupported-object
-- 2.10 SERVER / FDW / USER MAPPING / IMPORT
  CREATE SERVER s FOREIGN DATA WRAPPER w;
--^^^^^^^^^^^^^ foreign-server
-- 2.10 SERVER / FDW / USER MAPPING / IMPORT: the others
  CREATE FOREIGN DATA WRAPPER w;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^ foreign-server
  CREATE USER MAPPING FOR app SERVER s;
--^^^^^^^^^^^^^^^^^^^ foreign-server
  IMPORT FOREIGN SCHEMA a FROM SERVER s INTO b;
--^^^^^^^^^^^^^^^^^^^^^ foreign-server
  ALTER SERVER s OPTIONS (x 'y');
--^^^^^^^^^^^^ unsupported-object
  DROP USER MAPPING FOR app SERVER s;
--^^^^^^^^^^^^^^^^^ unsupported-object
  DROP FOREIGN DATA WRAPPER IF EXISTS w;
--^^^^^^^^^^^^^^^^^^^^^^^^^ note:unsupported-object
-- 2.10 PUBLICATION / SUBSCRIPTION
  CREATE PUBLICATION p FOR ALL TABLES;
--^^^^^^^^^^^^^^^^^^ publication
-- 2.10 PUBLICATION / SUBSCRIPTION: the others
  CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p;
--^^^^^^^^^^^^^^^^^^^ publication
  ALTER PUBLICATION p ADD TABLE t;
--^^^^^^^^^^^^^^^^^ unsupported-object
  DROP SUBSCRIPTION s;
--^^^^^^^^^^^^^^^^^ unsupported-object
-- 2.10 TEXT SEARCH
  CREATE TEXT SEARCH CONFIGURATION c (COPY = simple);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ text-search-object 0A000 unsupported statement: Define
-- 2.10 TEXT SEARCH: the others
  CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = simple);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ text-search-object 0A000 unsupported statement: Define
  CREATE TEXT SEARCH PARSER p (START = a, GETTOKEN = b, END = c, LEXTYPES = d);
--^^^^^^^^^^^^^^^^^^^^^^^^^ text-search-object 0A000 unsupported statement: Define
  CREATE TEXT SEARCH TEMPLATE t (LEXIZE = a);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^ text-search-object 0A000 unsupported statement: Define
  ALTER TEXT SEARCH CONFIGURATION c ALTER MAPPING FOR word WITH simple;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ text-search-object 0A000 unsupported statement: AlterTSConfiguration
  ALTER TEXT SEARCH CONFIGURATION c RENAME TO d;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unsupported-object
  DROP TEXT SEARCH CONFIGURATION c;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unsupported-object
-- 2.10 OPERATOR / COLLATION
  CREATE OPERATOR @@@ (LEFTARG = int, RIGHTARG = int, FUNCTION = f);
--^^^^^^^^^^^^^^^ create-operator
-- 2.10 OPERATOR / COLLATION: collation
  CREATE COLLATION c FROM "C";
--^^^^^^^^^^^^^^^^ create-collation
  ALTER COLLATION c RENAME TO d;
--^^^^^^^^^^^^^^^ unsupported-object
  DROP COLLATION IF EXISTS c;
--^^^^^^^^^^^^^^ note:unsupported-object
  DROP OPERATOR @@@ (int, int);
--^^^^^^^^^^^^^ unsupported-object
-- 2.10 VACUUM
  VACUUM;
--^^^^^^ vacuum 0A000 unsupported VACUUM statement
  VACUUM (FULL, ANALYZE) t;
--^^^^^^ vacuum 0A000 unsupported VACUUM statement
-- 2.10 ANALYZE without a relation
  ANALYZE;
--^^^^^^^ analyze
-- 2.10 ANALYZE rel
  ANALYZE shop.t;
-- 2.10 ANALYZE rel: not in a transaction
  BEGIN; ANALYZE t; COMMIT;
--       ^^^^^^^ analyze-in-transaction
-- 2.10 ANALYZE rel: what is not known
  ANALYZE VERBOSE t;
--        ^^^^^^^ note:analyze
  ANALYZE t (a, b);
--          ^^^^^^ note:analyze
  ANALYZE t, u;
--         ^^^ note:analyze
  ANALYSE (VERBOSE) t;
--        ^^^^^^^^^ note:analyze
-- 2.10 COPY STDIN / STDOUT
  COPY t (a) FROM STDIN WITH (FORMAT csv);
\.
  COPY (SELECT 1) TO STDOUT;
  COPY t TO STDOUT CSV HEADER;
-- 2.10 COPY file / PROGRAM
  COPY t FROM '/tmp/x.csv';
--            ^^^^^^^^^^^^ copy-file
-- 2.10 COPY file / PROGRAM: the others
  COPY t TO PROGRAM 'gzip';
--          ^^^^^^^^^^^^^^ copy-file
  COPY (SELECT 1) TO '/tmp/x';
--                   ^^^^^^^^ copy-file
  COPY t FROM PROGRAM 'cat x' WITH (FORMAT csv);
--            ^^^^^^^^^^^^^^^ copy-file
-- 2.10 SAVEPOINT
  BEGIN; SAVEPOINT a; ROLLBACK TO SAVEPOINT a; RELEASE a; ROLLBACK WORK TO a; COMMIT;
--       ^^^^^^^^^ savepoint 0A000 unsupported transaction statement: SAVEPOINT
--                    ^^^^^^^^^^^ savepoint 0A000 unsupported transaction statement: ROLLBACK TO
--                                             ^^^^^^^ savepoint 0A000 unsupported transaction statement: RELEASE
--                                                        ^^^^^^^^^^^^^^^^ savepoint 0A000 unsupported transaction statement: ROLLBACK TO
-- 2.10 PREPARE TRANSACTION
  PREPARE TRANSACTION 'x';
--^^^^^^^^^^^^^^^^^^^ prepared-transaction
-- 2.10 PREPARE TRANSACTION: its end
  COMMIT PREPARED 'x';
--^^^^^^^^^^^^^^^ prepared-transaction
  ROLLBACK PREPARED 'x';
--^^^^^^^^^^^^^^^^^ prepared-transaction
-- 2.10 LISTEN / NOTIFY / UNLISTEN
  LISTEN c;
--^^^^^^ listen-notify 0A000 unsupported statement: Listen
  NOTIFY c, 'x';
--^^^^^^ listen-notify 0A000 unsupported statement: Notify
  UNLISTEN *;
--^^^^^^^^ listen-notify 0A000 unsupported statement: Unlisten
-- 2.10 LOCK TABLE
  LOCK TABLE ONLY t IN SHARE MODE NOWAIT;
--^^^^ lock-table 0A000 unsupported statement: Lock
-- 2.10 advisory locks
  SELECT pg_try_advisory_lock(1);
--       ^^^^^^^^^^^^^^^^^^^^ advisory-lock - function pg_try_advisory_lock not supported
-- 2.10 advisory locks: the others
  SELECT pg_advisory_lock(1), pg_advisory_lock_shared(1), pg_advisory_unlock(1), pg_advisory_unlock_all(), pg_advisory_unlock_shared(1);
--       ^^^^^^^^^^^^^^^^ advisory-lock
--                            ^^^^^^^^^^^^^^^^^^^^^^^ advisory-lock
--                                                        ^^^^^^^^^^^^^^^^^^ advisory-lock
--                                                                               ^^^^^^^^^^^^^^^^^^^^^^ advisory-lock
--                                                                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^ advisory-lock
  SELECT pg_catalog.pg_advisory_xact_lock(1, 2), PG_ADVISORY_XACT_LOCK_SHARED(1), "pg_try_advisory_lock_shared"(1);
--       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ advisory-lock
--                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ advisory-lock
--                                                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ advisory-lock
  SELECT pg_try_advisory_xact_lock(1), pg_try_advisory_xact_lock_shared(1) FROM pg_advisory_lock(3);
--       ^^^^^^^^^^^^^^^^^^^^^^^^^ advisory-lock
--                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ advisory-lock
--                                                                              ^^^^^^^^^^^^^^^^ advisory-lock
-- 2.10 advisory locks: names only
  SELECT pg_advisory_lock FROM t;
  SELECT shop.pg_advisory_lock(1);
-- 2.10 PREPARE / EXECUTE
  PREPARE p (int) AS SELECT $1;
--^^^^^^^ prepare
-- 2.10 PREPARE / EXECUTE: pointless
  EXECUTE p (1);
--^^^^^^^ note:unrecorded-statement
-- 2.10 DEALLOCATE
  DEALLOCATE ALL;
  DEALLOCATE PREPARE ALL;
-- 2.10 DEALLOCATE: by name
  DEALLOCATE p;
--           ^ deallocate
  DEALLOCATE PREPARE "all";
--                   ^^^^^ deallocate
-- 2.10 DISCARD ALL
  DISCARD ALL;
--^^^^^^^^^^^ discard
-- 2.10 DISCARD ALL: parts
  DISCARD PLANS;
--^^^^^^^^^^^^^ note:discard
  DISCARD TEMP;
--^^^^^^^^^^^^ note:discard
  DISCARD SEQUENCES;
--^^^^^^^^^^^^^^^^^ note:discard
-- 2.10 LOAD
  LOAD 'auto_explain';
--^^^^ load
-- 2.10 DECLARE CURSOR / FETCH / MOVE / CLOSE
  DECLARE c SCROLL CURSOR WITH HOLD FOR SELECT 1;
--^^^^^^^ cursor 0A000 unsupported statement: DeclareCursor
-- 2.10 DECLARE CURSOR / FETCH / MOVE / CLOSE: the others
  FETCH NEXT FROM c;
--^^^^^ cursor
  MOVE 5 IN c;
--^^^^ cursor
  CLOSE ALL;
--^^^^^ cursor
-- 2.10 MERGE
  MERGE INTO t USING s ON t.a = s.a WHEN MATCHED THEN UPDATE SET b = s.b;
--^^^^^ merge 0A000 unsupported statement type: MERGE
-- 2.10 MERGE: in WITH
  WITH s AS (SELECT 1 AS a) MERGE INTO t USING s ON t.a = s.a WHEN MATCHED THEN DO NOTHING;
--                          ^^^^^ merge 0A000 unsupported statement type: MERGE
-- 2.10 ALTER SYSTEM
  ALTER SYSTEM RESET ALL;
--^^^^^^^^^^^^ alter-system 0A000 unsupported statement: AlterSystem
-- 2.10 CHECKPOINT / REFRESH / large objects
  CHECKPOINT;
--^^^^^^^^^^ checkpoint
-- 2.10 CHECKPOINT / REFRESH / large objects: large objects
  SELECT lo_create(0), lo_import('/tmp/x'), pg_catalog.lo_unlink(1);
--       ^^^^^^^^^ large-object
--                     ^^^^^^^^^ large-object
--                                          ^^^^^^^^^^^^^^^^^^^^ large-object
  ALTER LARGE OBJECT 1 OWNER TO app;
--^^^^^^^^^^^^^^^^^^ unsupported-object
-- 2.10 EXPLAIN
  EXPLAIN SELECT 1;
  EXPLAIN ANALYZE VERBOSE INSERT INTO t VALUES (1);
  EXPLAIN (ANALYZE, FORMAT json, COSTS off) DELETE FROM t WHERE a = 1;
-- 2.10 EXPLAIN: of what is refused
  EXPLAIN SELECT * FROM t FOR SHARE;
--                        ^^^^^^^^^ share-lock 0A000 locking clauses other than FOR UPDATE/FOR KEY SHARE are not supported
  EXPLAIN MERGE INTO t USING s ON t.a = s.a WHEN MATCHED THEN DELETE;
--        ^^^^^ merge
-- 2.10 SHOW
  SHOW ALL;
  SHOW work_mem;
  SHOW TIME ZONE;
  SHOW TRANSACTION ISOLATION LEVEL;
  SHOW SESSION AUTHORIZATION;
-- 2.10 SHOW: an unknown name
  SHOW lc_collate;
--     ^^^^^^^^^^ unknown-parameter 42704 unrecognized configuration parameter "lc_collate"

-- 2.11 BEGIN / COMMIT / ROLLBACK
  BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ WRITE;
  COMMIT WORK AND NO CHAIN;
  START TRANSACTION READ ONLY;
  END TRANSACTION;
  BEGIN WORK; ABORT WORK;
  BEGIN; ROLLBACK AND NO CHAIN;
-- 2.11 BEGIN / COMMIT / ROLLBACK: not listed
  BEGIN DEFERRABLE;
--      ^^^^^^^^^^ note:transaction-mode
  COMMIT AND CHAIN;
--       ^^^^^^^^^ note:transaction-mode
  ROLLBACK AND CHAIN;
--         ^^^^^^^^^ note:transaction-mode
-- 2.11 isolation levels
  BEGIN ISOLATION LEVEL SERIALIZABLE;
--      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ isolation-level 0A000 Unsupported isolation level: SERIALIZABLE
-- 2.11 isolation levels: the others
  BEGIN ISOLATION LEVEL READ COMMITTED;
--      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ isolation-level
  COMMIT;
  START TRANSACTION READ ONLY, ISOLATION LEVEL READ UNCOMMITTED;
--                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ isolation-level - Unsupported isolation level: READ UNCOMMITTED
  COMMIT;
  SET TRANSACTION ISOLATION LEVEL SERIALIZABLE;
--                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ isolation-level 0A000 Unsupported isolation level: SERIALIZABLE
-- 2.11 SET TRANSACTION
  SET TRANSACTION READ ONLY;
--^^^^^^^^^^^^^^^ set-transaction 0A000 setting configuration parameter "TRANSACTION" not supported
-- 2.11 SET TRANSACTION: local, deferrable, a snapshot
  SET LOCAL TRANSACTION READ WRITE;
--^^^^^^^^^^^^^^^^^^^^^ set-transaction 0A000 setting configuration parameter "TRANSACTION" not supported
  SET TRANSACTION DEFERRABLE;
--^^^^^^^^^^^^^^^ set-transaction 0A000 setting configuration parameter "TRANSACTION" not supported
  SET TRANSACTION SNAPSHOT '00000003-0000001B-1';
--^^^^^^^^^^^^^^^ set-transaction 0A000 setting configuration parameter "TRANSACTION" not supported
-- 2.11 default_transaction_isolation
  SET default_transaction_isolation = 'serializable';
--    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ refused-parameter 0A000 setting configuration parameter "default_transaction_isolation" not supported
  SET default_transaction_read_only = on;
--    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ refused-parameter 0A000 setting configuration parameter "default_transaction_read_only" not supported
-- 2.11 SESSION CHARACTERISTICS
  SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY;
  SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ WRITE;
-- 2.11 SESSION CHARACTERISTICS: another level
  SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SERIALIZABLE;
--                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ isolation-level
-- 2.11 SET CONSTRAINTS
  SET CONSTRAINTS ALL DEFERRED;
  SET CONSTRAINTS a, shop.b IMMEDIATE;
-- 2.11 SET CONSTRAINTS, 2026-08-25
  SET CONSTRAINTS ALL DEFERRED;
--^^^^^^^^^^^^^^^ set-constraints
-- 2.11 parameters that may be set
  SET application_name = 'x'; SET client_encoding TO 'UTF8'; SET DateStyle = ISO, MDY; SET disable_sync_create_index = off;
  SET dsql.enable_batched_nestloop = on; SET enable_bitmapscan = off; SET enable_hashjoin = off; SET enable_indexonlyscan = off;
  SET enable_indexscan = off; SET enable_material = off; SET enable_mergejoin = off; SET enable_nestloop = off; SET enable_seqscan = off;
  SET extra_float_digits = 3; SET IntervalStyle = 'iso_8601'; SET LOCAL search_path = a, public; SET SESSION "timezone" TO DEFAULT;
  SET TIME ZONE 'UTC'; SET NAMES 'UTF8'; SET SCHEMA 'shop'; SELECT set_config('search_path', 'a', false);
-- 2.11 parameters that may be set, 2026-09-10: batched nested loops came later
  SET dsql.enable_batched_nestloop = on;
--    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ refused-parameter 0A000 setting configuration parameter "dsql.enable_batched_nestloop" not supported
-- 2.11 any other parameter
  SET statement_timeout = '5s';
--    ^^^^^^^^^^^^^^^^^ refused-parameter 0A000 setting configuration parameter "statement_timeout" not supported
-- 2.11 any other parameter: the usual ones
  SET lock_timeout = 0; SET idle_in_transaction_session_timeout = 0; SET synchronize_seqscans = off; SET row_security = off;
--    ^^^^^^^^^^^^ refused-parameter 0A000 setting configuration parameter "lock_timeout" not supported
--                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ refused-parameter 0A000 setting configuration parameter "idle_in_transaction_session_timeout" not supported
--                                                                       ^^^^^^^^^^^^^^^^^^^^ refused-parameter 0A000 setting configuration parameter "synchronize_seqscans" not supported
--                                                                                                       ^^^^^^^^^^^^ refused-parameter 0A000 setting configuration parameter "row_security" not supported
  SET standard_conforming_strings = on; SET client_min_messages = warning; SET check_function_bodies = false;
--    ^^^^^^^^^^^^^^^^^^^^^^^^^^^ refused-parameter 0A000 setting configuration parameter "standard_conforming_strings" not supported
--                                          ^^^^^^^^^^^^^^^^^^^ refused-parameter 0A000 setting configuration parameter "client_min_messages" not supported
--                                                                             ^^^^^^^^^^^^^^^^^^^^^ refused-parameter 0A000 setting configuration parameter "check_function_bodies" not supported
  SET xmloption = content; SET default_table_access_method = heap; SET LOCAL work_mem = '1MB'; SET app.tenant = '5';
--    ^^^^^^^^^ refused-parameter 0A000 setting configuration parameter "xmloption" not supported
--                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^ refused-parameter 0A000 setting configuration parameter "default_table_access_method" not supported
--                                                                           ^^^^^^^^ refused-parameter 0A000 setting configuration parameter "work_mem" not supported
--                                                                                                 ^^^^^^^^^^ refused-parameter 0A000 setting configuration parameter "app.tenant" not supported
  SET default_tablespace = ''; SET XML OPTION CONTENT;
--    ^^^^^^^^^^^^^^^^^^ refused-parameter 0A000 setting configuration parameter "default_tablespace" not supported
--                                 ^^^^^^^^^^ refused-parameter 0A000 setting configuration parameter "xmloption" not supported
-- 2.11 any other parameter: set_config
  SELECT pg_catalog.set_config('statement_timeout', '5s', false), set_config('app.tenant', '1', true);
--                             ^^^^^^^^^^^^^^^^^^^ refused-parameter 0A000 setting configuration parameter "statement_timeout" not supported
--                                                                           ^^^^^^^^^^^^ refused-parameter 0A000 setting configuration parameter "app.tenant" not supported
-- 2.11 any other parameter: a preamble of pg_dump
  SELECT pg_catalog.set_config('search_path', '', false);
  SET SESSION AUTHORIZATION 'app';
--^^^^^^^^^^^^^^^^^^^^^^^^^ session-authorization
-- 2.11 RESET
  RESET search_path;
  RESET ALL;
  RESET TIME ZONE;
-- 2.11 RESET, 2026-02-03
  RESET ALL;
--      ^^^ note:reset-parameter
-- 2.11 RESET: not known
  RESET statement_timeout;
--      ^^^^^^^^^^^^^^^^^ note:reset-parameter
  RESET ROLE;
--      ^^^^ note:reset-parameter
  RESET SESSION AUTHORIZATION;
--      ^^^^^^^^^^^^^^^^^^^^^ note:reset-parameter
  RESET TRANSACTION ISOLATION LEVEL;
--      ^^^^^^^^^^^^^^^^^^^^^^^^^^^ note:reset-parameter
-- 2.11 SET ROLE
  BEGIN; SET LOCAL ROLE app; SET LOCAL role = 'app'; COMMIT;
-- 2.11 SET ROLE: not local
  SET ROLE app;
--^^^^^^^^ set-role 0A000 setting configuration parameter "role" not supported
  SET SESSION ROLE NONE;
--^^^^^^^^^^^^^^^^ set-role 0A000 setting configuration parameter "role" not supported
  SET role = 'app';
--^^^^^^^^ set-role 0A000 setting configuration parameter "role" not supported
-- 2.11 SET SESSION AUTHORIZATION
  SET SESSION AUTHORIZATION DEFAULT;
-- 2.11 SET SESSION AUTHORIZATION: to somebody
  SET SESSION AUTHORIZATION app;
--^^^^^^^^^^^^^^^^^^^^^^^^^ session-authorization

-- 2.12 queries
  SELECT DISTINCT ON (a) a, sum(b) FILTER (WHERE c > 0) OVER (PARTITION BY a ORDER BY b ROWS 2 PRECEDING) FROM t NATURAL JOIN u;
  SELECT a, count(*) FROM t GROUP BY DISTINCT ROLLUP (a), CUBE (b), GROUPING SETS ((a), ());
  WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r) SELECT * FROM r EXCEPT ALL SELECT 2 INTERSECT SELECT 3;
  SELECT ROW(1, 2) < (3, 4), t, unnest(ARRAY[1, 2]), doc @> '{}' FROM t CROSS JOIN LATERAL (SELECT t.a) x, generate_series(1, 3);
  INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING;
  INSERT INTO t (a) VALUES (1) ON CONFLICT (a) DO UPDATE SET a = EXCLUDED.a RETURNING *;
  INSERT INTO t SELECT 1 ON CONFLICT ON CONSTRAINT c DO NOTHING;
  UPDATE t SET a = 1 FROM u WHERE t.b = u.b RETURNING t.a;
  DELETE FROM t USING u WHERE t.a = u.a;
  WITH x AS (DELETE FROM t RETURNING *) SELECT * FROM x;
-- 2.12 LEFT JOIN LATERAL
  SELECT * FROM a LEFT JOIN LATERAL (SELECT b.x FROM b WHERE b.id = a.id) l ON true;
-- 2.12 LEFT JOIN LATERAL: the outer table in the target list
  SELECT * FROM a LEFT JOIN LATERAL (SELECT a.id + 1 FROM b) l ON true;
--                                          ^^^^ note:lateral-left-join 42804 -
-- 2.12 TABLESAMPLE
  SELECT "tablesample" FROM t;
-- 2.12 TABLESAMPLE: refused
  DELETE FROM t USING u TABLESAMPLE SYSTEM (1) REPEATABLE (5) WHERE true;
--                      ^^^^^^^^^^^^^^^^^^^^^^ table-sample 0A000 TABLESAMPLE clause not supported
-- 2.12 GROUP BY ALL
  SELECT a FROM t GROUP BY ALL a, b;
  SELECT a FROM t GROUP BY "all";
-- 2.12 GROUP BY ALL: refused
  SELECT a FROM t GROUP BY ALL HAVING count(*) > 1 ORDER BY a;
--                         ^^^ group-by-all 42601 -
-- 2.12 locking
  SELECT * FROM t, u WHERE a > 5 FOR UPDATE OF t NOWAIT FOR KEY SHARE OF u SKIP LOCKED;
  SELECT 1 FOR SHARE;
  SELECT * FROM t FOR SHARE FOR UPDATE;
  SELECT * FROM t FOR READ ONLY;
-- 2.12 locking: the others
  SELECT * FROM t FOR SHARE OF t;
--                ^^^^^^^^^ share-lock 0A000 locking clauses other than FOR UPDATE/FOR KEY SHARE are not supported
  SELECT * FROM (SELECT * FROM t FOR NO KEY UPDATE) x;
--                               ^^^^^^^^^^^^^^^^^ share-lock 0A000 locking clauses other than FOR UPDATE/FOR KEY SHARE are not supported
-- 2.12 locking, 2026-08-23: an update lock wants the whole key
  SELECT * FROM t FOR UPDATE;
--                ^^^^^^^^^^ update-lock - locking clause such as FOR UPDATE can be applied only on tables with equality predicates on the key
  SELECT * FROM t, u WHERE t.a = 1 FOR UPDATE;
--                                 ^^^^^^^^^^ update-lock - locking clause such as FOR UPDATE can be applied on a single table
-- 2.12 locking, 2026-08-24: key share came the day after
  SELECT * FROM t FOR UPDATE;
  SELECT * FROM t FOR KEY SHARE;
--                ^^^^^^^^^^^^^ key-share-lock
-- 2.12 full-text search
  SELECT to_tsvector('simple', a) @@ to_tsquery('simple', 'x') FROM t;
-- 2.12 full-text search: another configuration
  SELECT to_tsvector('english', a), ts_headline('german'::regconfig, a, to_tsquery('pg_catalog.english', 'x')) FROM t;
--                   ^^^^^^^^^ text-search-configuration 42704 text search configuration "english" does not exist
--                                              ^^^^^^^^ text-search-configuration 42704 text search configuration "german" does not exist
--                                                                                 ^^^^^^^^^^^^^^^^^^^^ text-search-configuration 42704 text search configuration "pg_catalog.english" does not exist
-- 2.12 pg_sleep
  SELECT pg_sleep(400);
-- 2.12 collation in expressions
  SELECT a FROM t ORDER BY a COLLATE "C", b COLLATE "POSIX", c COLLATE "default", d COLLATE pg_catalog."C";
  CREATE TABLE t (a text CHECK (a COLLATE "C" > 'a'));
-- 2.12 collation in expressions: another
  SELECT a FROM t ORDER BY a COLLATE "en_US", b COLLATE ucs_basic;
--                           ^^^^^^^^^^^^^^^ collation-in-expression
--                                              ^^^^^^^^^^^^^^^^^ collation-in-expression
  CREATE TABLE t (a text CHECK (a COLLATE "de_DE" > 'a'));
--                                ^^^^^^^^^^^^^^^ collation-in-expression

-- 4.1 one DDL
  BEGIN; CREATE TABLE a (id int); COMMIT;
  BEGIN; CREATE TABLE b (id int); ROLLBACK;
  CREATE TABLE c (id int); CREATE TABLE d (id int);
-- 4.1 one DDL: two
  BEGIN; CREATE TABLE a (id int); CREATE INDEX ASYNC ON a (id); COMMIT;
--                                ^^^^^^^^^^^^ multiple-ddl 0A000 multiple ddl statements not supported in a transaction
-- 4.1 one DDL: three are two findings
  BEGIN; CREATE TABLE a (id int); DROP TABLE b; ALTER TABLE c ADD d int; COMMIT;
--                                ^^^^^^^^^^ multiple-ddl 0A000 multiple ddl statements not supported in a transaction
--                                              ^^^^^^^^^^^ multiple-ddl 0A000 multiple ddl statements not supported in a transaction
-- 4.1 one DDL: comments are not known
  BEGIN; CREATE TABLE a (id int); COMMENT ON TABLE a IS 'x'; COMMIT;
--                                ^^^^^^^^^^ note:multiple-ddl
-- 4.1 DDL and DML
  BEGIN; INSERT INTO t VALUES (1); UPDATE t SET a = 2; COMMIT;
-- 4.1 DDL and DML: either order
  BEGIN; DELETE FROM t; CREATE TABLE a (id int); COMMIT;
--                      ^^^^^^^^^^^^ mixed-ddl-and-dml 0A000 ddl and dml are not supported in the same transaction
  BEGIN; CREATE TABLE b (id int); WITH x AS (INSERT INTO b VALUES (1) RETURNING id) SELECT * FROM x; COMMIT;
--                                ^^^^ mixed-ddl-and-dml 0A000 ddl and dml are not supported in the same transaction
-- 4.1 several actions are one
  BEGIN; ALTER TABLE t ADD a int, ALTER a SET DEFAULT 1, DROP b; COMMIT;
  BEGIN; CREATE SCHEMA s CREATE TABLE t (id int) CREATE TABLE u (id int); COMMIT;
-- 4.1 GRANT and REVOKE
  BEGIN; REVOKE SELECT ON t FROM app; COMMIT;
-- 4.1 GRANT and REVOKE: beside DML
  BEGIN; UPDATE t SET a = 1; GRANT SELECT ON t TO app; COMMIT;
--                           ^^^^^ mixed-ddl-and-dml 0A000 ddl and dml are not supported in the same transaction
-- 4.1 a query beside DDL
  BEGIN; SELECT 1; CREATE TABLE t (id int); SELECT 2; SET search_path = a; COMMIT;
-- 4.1 after a refusal each statement is judged by itself
  BEGIN; TRUNCATE t; INSERT INTO t VALUES (1); COMMIT;
--       ^^^^^^^^ truncate 0A000 unsupported statement: Truncate
