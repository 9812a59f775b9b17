-- Transactions. Source: observed on a cluster 2026-09-17 and 2026-09-18; RELEASE: recorded in an emulator's
-- rules.
CREATE TABLE t (id int PRIMARY KEY, n int);
--> CREATE TABLE
BEGIN;
--> BEGIN
SAVEPOINT s;
--> 0A000: unsupported transaction statement: SAVEPOINT
ROLLBACK;
--> ROLLBACK
BEGIN;
--> BEGIN
RELEASE s;
--> 0A000: unsupported transaction statement: RELEASE
ROLLBACK;
--> ROLLBACK
BEGIN;
--> BEGIN
ROLLBACK TO s;
--> 0A000: unsupported transaction statement: ROLLBACK TO
SELECT 1;
--> 25P02: current transaction is aborted, commands ignored until end of transaction block
COMMIT;
--> ROLLBACK
BEGIN ISOLATION LEVEL SERIALIZABLE;
--> 0A000: Unsupported isolation level: SERIALIZABLE
BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
--> BEGIN
SHOW transaction_isolation;
--> transaction_isolation: repeatable read
--> SHOW
COMMIT;
--> COMMIT
SET TRANSACTION READ ONLY;
--> 0A000: setting configuration parameter "TRANSACTION" not supported
CREATE TABLE a (id int PRIMARY KEY)\; CREATE TABLE b (id int PRIMARY KEY);
--> CREATE TABLE
--> 0A000: multiple ddl statements not supported in a transaction
BEGIN\; INSERT INTO t VALUES (1)\; CREATE TABLE a (id int PRIMARY KEY)\; COMMIT;
--> BEGIN
--> INSERT 0 1
--> 0A000: ddl and dml are not supported in the same transaction
ROLLBACK;
--> ROLLBACK

-- Read-only sessions. Source: observed on a cluster 2026-10-10.
b: SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY;
--> SET
b: CREATE TABLE a (id int PRIMARY KEY);
--> 25006: cannot execute CREATE TABLE in a read-only transaction

-- Parameters. Source: AWS user guide, "Accessing"; observed on a cluster 2026-10-10.
SET statement_timeout = '5s';
--> 0A000: setting configuration parameter "statement_timeout" not supported
SELECT set_config('statement_timeout', '5s', false);
--> 0A000: setting configuration parameter "statement_timeout" not supported
SELECT set_config('app.tenant', '17', true);
--> 0A000: setting configuration parameter "app.tenant" not supported
SET search_path = public;
--> SET
RESET search_path;
--> RESET
RESET ALL;
--> RESET
SHOW lc_collate;
--> 42704: unrecognized configuration parameter "lc_collate"
SHOW transaction_isolation;
--> transaction_isolation: repeatable read
--> SHOW

-- Rows. Source: observed on a cluster 2026-09-18.
INSERT INTO t SELECT i FROM generate_series(1, 3000 + 1) AS i;
--> 54000: transaction row limit exceeded
