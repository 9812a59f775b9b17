-- A transaction changes at most 3,000 rows. Source: AWS user guide, "Quotas and limits"; observed on
-- a cluster 2026-09-18.
CREATE TABLE t (id int PRIMARY KEY, parent int);
-- In autocommit nothing of it stays.
INSERT INTO t SELECT i FROM generate_series(1, 3000) AS i;
INSERT INTO t SELECT i FROM generate_series(3001, 6000 + (SELECT 1)) AS i;
SELECT count(*) FROM t;
-- In a block all rows count, those of the statements before as well, and the block is aborted.
BEGIN;
UPDATE t SET parent = 1 WHERE id <= 2999;
DELETE FROM t WHERE id = 3000;
DELETE FROM t WHERE id = 2999;
SELECT 1;
COMMIT;
SELECT count(*) FROM t WHERE parent IS NULL;
-- What other transactions of the session changed does not.
UPDATE t SET parent = 2 WHERE id <= 2000;
UPDATE t SET parent = 3 WHERE id > 1000;
SELECT count(*) FROM t WHERE parent = 3;
-- Rows that a query returns do not count.
SELECT count(*) FROM (SELECT * FROM t, generate_series(1, 3)) AS many;
-- Rows that a cascade touches do. Source: AWS user guide, "Foreign keys".
CREATE TABLE parent (id int PRIMARY KEY);
CREATE TABLE child (id int PRIMARY KEY, parent int REFERENCES parent (id) ON DELETE CASCADE);
INSERT INTO parent VALUES (1);
INSERT INTO child SELECT i, 1 FROM generate_series(1, 3000) AS i;
DELETE FROM parent;
SELECT count(*) FROM child;
-- A statement that writes behind another head.
WITH gone AS (DELETE FROM t RETURNING id), more AS (DELETE FROM child RETURNING id) SELECT count(*) FROM gone;
SELECT count(*) FROM t;
