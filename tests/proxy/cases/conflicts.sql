-- Two sessions that write the same row: one of them gets 40001. Source: observed on a cluster
-- 2026-09-15 and 2026-10-01. Here the second fails at its statement, on the service at COMMIT.
CREATE TABLE t (id int PRIMARY KEY, n int);
--> CREATE TABLE
INSERT INTO t VALUES (1, 0);
--> INSERT 0 1
a: BEGIN;
--> BEGIN
a: SELECT n FROM t;
--> n: 0
--> SELECT 1
b: UPDATE t SET n = 1;
--> UPDATE 1
a: UPDATE t SET n = 2;
--> 40001: change conflicts with another transaction (OC000)
a: COMMIT;
--> ROLLBACK
a: SELECT n FROM t;
--> n: 1
--> SELECT 1
