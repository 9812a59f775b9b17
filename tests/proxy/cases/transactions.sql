-- Rules about transactions. Source: AWS user guide, "DDL and distributed transactions"; observed on a
-- cluster 2026-09-17 and 2026-09-18.
CREATE TABLE t (id int PRIMARY KEY);
--> CREATE TABLE
-- A refusal aborts the block, and COMMIT undoes it.
BEGIN;
--> BEGIN
INSERT INTO t VALUES (1);
--> INSERT 0 1
TRUNCATE t;
--> 0A000: unsupported statement: Truncate
INSERT INTO t VALUES (2);
--> 25P02: current transaction is aborted, commands ignored until end of transaction block
TRUNCATE t;
--> 25P02: current transaction is aborted, commands ignored until end of transaction block
COMMIT;
--> ROLLBACK
SELECT count(*) FROM t;
--> count: 0
--> SELECT 1
-- One definition, and nothing that writes beside it.
BEGIN;
--> BEGIN
CREATE TABLE a (id int PRIMARY KEY);
--> CREATE TABLE
CREATE TABLE b (id int PRIMARY KEY);
--> 0A000: multiple ddl statements not supported in a transaction
ROLLBACK;
--> ROLLBACK
BEGIN;
--> BEGIN
INSERT INTO t VALUES (3);
--> INSERT 0 1
CREATE TABLE a (id int PRIMARY KEY);
--> 0A000: ddl and dml are not supported in the same transaction
ROLLBACK;
--> ROLLBACK
BEGIN;
--> BEGIN
CREATE TABLE a (id int PRIMARY KEY);
--> CREATE TABLE
INSERT INTO t VALUES (3);
--> 0A000: ddl and dml are not supported in the same transaction
ROLLBACK;
--> ROLLBACK
-- A query of several statements is one transaction.
CREATE TABLE a (id int PRIMARY KEY)\; CREATE TABLE b (id int PRIMARY KEY);
--> CREATE TABLE
--> 0A000: multiple ddl statements not supported in a transaction
SELECT to_regclass('a');
--> to_regclass: NULL
--> SELECT 1
INSERT INTO t VALUES (4)\; TRUNCATE t\; INSERT INTO t VALUES (5);
--> INSERT 0 1
--> 0A000: unsupported statement: Truncate
SELECT count(*) FROM t;
--> count: 0
--> SELECT 1
BEGIN\; CREATE TABLE a (id int PRIMARY KEY)\; COMMIT;
--> BEGIN
--> CREATE TABLE
--> COMMIT
SELECT to_regclass('a');
--> to_regclass: a
--> SELECT 1
-- Definitions can be undone.
BEGIN;
--> BEGIN
CREATE TABLE gone (id int PRIMARY KEY);
--> CREATE TABLE
ROLLBACK;
--> ROLLBACK
SELECT to_regclass('gone');
--> to_regclass: NULL
--> SELECT 1
SHOW transaction_isolation;
--> transaction_isolation: repeatable read
--> SHOW
-- What counts as a definition, and as one.
CREATE TABLE c (id int PRIMARY KEY, a int)\; CREATE INDEX ASYNC ON c (a);
--> CREATE TABLE
--> 0A000: multiple ddl statements not supported in a transaction
SELECT to_regclass('c');
--> to_regclass: NULL
--> SELECT 1
CREATE TABLE c (id int PRIMARY KEY, a int);
--> CREATE TABLE
ALTER TABLE c ADD COLUMN b int\; SELECT 1;
--> ALTER TABLE
--> ?column?: 1
--> SELECT 1
ALTER TABLE c ADD COLUMN d int, ADD COLUMN e int;
--> ALTER TABLE
GRANT SELECT ON c TO public\; ALTER TABLE c ADD COLUMN f int;
--> GRANT
--> 0A000: multiple ddl statements not supported in a transaction
CREATE INDEX ASYNC ON c (a)\; INSERT INTO c VALUES (1);
--> job_id: {job}
--> CREATE INDEX
--> 0A000: ddl and dml are not supported in the same transaction
INSERT INTO c VALUES (1)\; CREATE INDEX ASYNC ON c (a);
--> INSERT 0 1
--> 0A000: ddl and dml are not supported in the same transaction
SELECT count(*) FROM c;
--> count: 0
--> SELECT 1
BEGIN\; INSERT INTO c VALUES (1)\; COMMIT\; CREATE TABLE g (id int PRIMARY KEY);
--> BEGIN
--> INSERT 0 1
--> COMMIT
--> CREATE TABLE
SELECT to_regclass('g');
--> to_regclass: g
--> SELECT 1
-- A block that a query opens lasts beyond it.
BEGIN\; INSERT INTO c VALUES (2);
--> BEGIN
--> INSERT 0 1
CREATE TABLE h (id int PRIMARY KEY);
--> 0A000: ddl and dml are not supported in the same transaction
COMMIT;
--> ROLLBACK
INSERT INTO c VALUES (3)\; BEGIN;
--> INSERT 0 1
--> BEGIN
ROLLBACK;
--> ROLLBACK
SELECT count(*) FROM c;
--> count: 1
--> SELECT 1
