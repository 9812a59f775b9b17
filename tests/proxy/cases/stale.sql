-- proxy: --conflicts on
-- A session fails once after another one has changed the schema. Source: observed on a cluster
-- 2026-10-01; AWS user guide, "Concurrency control in Aurora DSQL".
a: SELECT 1;
--> ?column?: 1
--> SELECT 1
b: CREATE TABLE t (id int PRIMARY KEY);
--> CREATE TABLE
-- Also one that only reads, and something else; not the one that did it.
a: SELECT 1;
--> 40001: schema has been updated by another transaction (OC001)
a: SELECT 1;
--> ?column?: 1
--> SELECT 1
b: INSERT INTO t VALUES (1);
--> INSERT 0 1
-- A session that comes later knows it.
c: SELECT id FROM t;
--> id: 1
--> SELECT 1
-- The end of a block is none of that, nor is what looks nothing up.
b: GRANT SELECT ON t TO PUBLIC;
--> GRANT
a: SHOW search_path;
--> search_path: "$user", public
--> SHOW
a: BEGIN READ ONLY;
--> BEGIN
a: SELECT id FROM t;
--> 40001: schema has been updated by another transaction (OC001)
a: SELECT id FROM t;
--> 25P02: current transaction is aborted, commands ignored until end of transaction block
a: ROLLBACK;
--> ROLLBACK
a: SELECT id FROM t;
--> id: 1
--> SELECT 1
-- One change or many are one failure.
c: SELECT 1;
--> 40001: schema has been updated by another transaction (OC001)
b: REVOKE SELECT ON t FROM PUBLIC;
--> REVOKE
b: ALTER TABLE t ADD COLUMN n int;
--> ALTER TABLE
c: SELECT 1;
--> 40001: schema has been updated by another transaction (OC001)
c: SELECT 1;
--> ?column?: 1
--> SELECT 1
a: UPDATE t SET n = 1;
--> 40001: schema has been updated by another transaction (OC001)
a: UPDATE t SET n = 1;
--> UPDATE 1
-- In the midst of a transaction the COMMIT fails, and ends it.
a: BEGIN;
--> BEGIN
a: INSERT INTO t VALUES (2, 2);
--> INSERT 0 1
b: CREATE VIEW v AS SELECT 1 AS one;
--> CREATE VIEW
a: INSERT INTO t VALUES (3, 3);
--> INSERT 0 1
a: COMMIT;
--> 40001: schema has been updated by another transaction (OC001)
a: SELECT id FROM t;
--> id: 1
--> SELECT 1
-- What is rolled back, or fails, has changed nothing.
c: SELECT 1;
--> 40001: schema has been updated by another transaction (OC001)
b: BEGIN;
--> BEGIN
b: CREATE TABLE u (id int PRIMARY KEY);
--> CREATE TABLE
b: ROLLBACK;
--> ROLLBACK
b: CREATE TABLE t (id int PRIMARY KEY);
--> 42P07: relation "t" already exists
c: SELECT 1;
--> ?column?: 1
--> SELECT 1
-- What is not committed, neither.
b: BEGIN;
--> BEGIN
b: CREATE TABLE u (id int PRIMARY KEY);
--> CREATE TABLE
c: SELECT 1;
--> ?column?: 1
--> SELECT 1
b: COMMIT;
--> COMMIT
c: SELECT 1;
--> 40001: schema has been updated by another transaction (OC001)
c: SELECT 1;
--> ?column?: 1
--> SELECT 1
-- In one query of several statements.
b: DROP TABLE u;
--> DROP TABLE
c: INSERT INTO t VALUES (4, 4)\; INSERT INTO t VALUES (5, 5);
--> 40001: schema has been updated by another transaction (OC001)
c: SELECT count(*) FROM t;
--> count: 1
--> SELECT 1
-- An aborted block stays what it is.
c: BEGIN;
--> BEGIN
c: SELECT no;
--> 42703: column "no" does not exist
b: DROP VIEW v;
--> DROP VIEW
c: SELECT 1;
--> 25P02: current transaction is aborted, commands ignored until end of transaction block
c: COMMIT;
--> ROLLBACK
c: SELECT 1;
--> 40001: schema has been updated by another transaction (OC001)
c: SELECT 1;
--> ?column?: 1
--> SELECT 1
