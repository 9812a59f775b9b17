-- A transaction changes at most 3,000 rows. Source: AWS user guide, "Quotas and limits"; observed on
-- a cluster 2026-09-18.
CREATE TABLE t (id int PRIMARY KEY, parent int);
--> CREATE TABLE
-- In autocommit nothing of it stays.
INSERT INTO t SELECT i FROM generate_series(1, 3000) AS i;
--> INSERT 0 3000
INSERT INTO t SELECT i FROM generate_series(3001, 6000 + (SELECT 1)) AS i;
--> 54000: transaction row limit exceeded
SELECT count(*) FROM t;
--> count: 3000
--> SELECT 1
-- In a block all rows count, those of the statements before as well, and the block is aborted.
BEGIN;
--> BEGIN
UPDATE t SET parent = 1 WHERE id <= 2999;
--> UPDATE 2999
DELETE FROM t WHERE id = 3000;
--> DELETE 1
DELETE FROM t WHERE id = 2999;
--> 54000: transaction row limit exceeded
SELECT 1;
--> 25P02: current transaction is aborted, commands ignored until end of transaction block
COMMIT;
--> ROLLBACK
SELECT count(*) FROM t WHERE parent IS NULL;
--> count: 3000
--> SELECT 1
-- What other transactions of the session changed does not.
UPDATE t SET parent = 2 WHERE id <= 2000;
--> UPDATE 2000
UPDATE t SET parent = 3 WHERE id > 1000;
--> UPDATE 2000
SELECT count(*) FROM t WHERE parent = 3;
--> count: 2000
--> SELECT 1
-- Rows that a query returns do not count.
SELECT count(*) FROM (SELECT * FROM t, generate_series(1, 3)) AS many;
--> count: 9000
--> SELECT 1
-- Rows that a cascade touches do. Source: AWS user guide, "Foreign keys".
CREATE TABLE parent (id int PRIMARY KEY);
--> CREATE TABLE
CREATE TABLE child (id int PRIMARY KEY, parent int REFERENCES parent (id) ON DELETE CASCADE);
--> CREATE TABLE
INSERT INTO parent VALUES (1);
--> INSERT 0 1
INSERT INTO child SELECT i, 1 FROM generate_series(1, 3000) AS i;
--> INSERT 0 3000
DELETE FROM parent;
--> 54000: transaction row limit exceeded
SELECT count(*) FROM child;
--> count: 3000
--> SELECT 1
-- A statement that writes behind another head.
WITH gone AS (DELETE FROM t RETURNING id), more AS (DELETE FROM child RETURNING id) SELECT count(*) FROM gone;
--> count: 3000
--> 54000: transaction row limit exceeded
SELECT count(*) FROM t;
--> count: 3000
--> SELECT 1
-- Nor do those of a statement that failed.
INSERT INTO parent SELECT i FROM generate_series(2, 2500) AS i UNION ALL SELECT 1;
--> 23505: duplicate key value violates unique constraint "parent_pkey"
INSERT INTO parent SELECT i FROM generate_series(2, 2500) AS i;
--> INSERT 0 2499
-- Nor those of another transaction in the same query.
BEGIN\; DELETE FROM parent WHERE id BETWEEN 2 AND 2000\; COMMIT\; BEGIN\; INSERT INTO parent SELECT i FROM generate_series(2, 2000) AS i\; COMMIT;
--> BEGIN
--> DELETE 1999
--> COMMIT
--> BEGIN
--> INSERT 0 1999
--> COMMIT
