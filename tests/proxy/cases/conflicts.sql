-- Two sessions that write the same row: one of them gets 40001. Source: observed on a cluster
-- 2026-09-15 and 2026-10-01. Here the second fails at its statement, on the service at COMMIT.
CREATE TABLE t (id int PRIMARY KEY, n int);
INSERT INTO t VALUES (1, 0);
a: BEGIN;
a: SELECT n FROM t;
b: UPDATE t SET n = 1;
a: UPDATE t SET n = 2;
a: COMMIT;
a: SELECT n FROM t;
