-- proxy: --max-transaction-age 1s
-- A transaction may be 300 s old, here one second. Source: observed on a cluster 2026-09-23.
CREATE TABLE t (id int PRIMARY KEY);
--> CREATE TABLE
-- At the next statement, which aborts the block.
BEGIN;
--> BEGIN
INSERT INTO t VALUES (1);
--> INSERT 0 1
SELECT 'slept' AS it FROM pg_sleep(1.1);
--> it: slept
--> SELECT 1
SELECT 1;
--> 54000: transaction age limit of 1s exceeded
SELECT 1;
--> 25P02: current transaction is aborted, commands ignored until end of transaction block
COMMIT;
--> ROLLBACK
-- Or at COMMIT, which ends it.
BEGIN;
--> BEGIN
INSERT INTO t VALUES (1);
--> INSERT 0 1
SELECT 'slept' AS it FROM pg_sleep(1.1);
--> it: slept
--> SELECT 1
COMMIT;
--> 54000: transaction age limit of 1s exceeded
SELECT count(*) FROM t;
--> count: 0
--> SELECT 1
-- Nothing is wrong with giving up, nor with the next one.
BEGIN;
--> BEGIN
SELECT 'slept' AS it FROM pg_sleep(1.1);
--> it: slept
--> SELECT 1
ROLLBACK;
--> ROLLBACK
BEGIN;
--> BEGIN
INSERT INTO t VALUES (2);
--> INSERT 0 1
COMMIT;
--> COMMIT
SELECT count(*) FROM t;
--> count: 1
--> SELECT 1
-- Nor with a statement of its own.
SELECT 'slept' AS it FROM pg_sleep(1.1);
--> it: slept
--> SELECT 1
SELECT 1;
--> ?column?: 1
--> SELECT 1
