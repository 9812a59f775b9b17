-- Jobs. Source: AWS user guide, "Asynchronous indexes" and "Systems tables and commands"; observed on a
-- cluster 2026-09-15 to 2026-10-10.
CREATE TABLE t (id int PRIMARY KEY, a int, b int);
INSERT INTO t VALUES (1, 1, 1), (2, 1, NULL);
CREATE INDEX ASYNC t_a ON t (a);
CALL sys.wait_for_job('{job}');
SELECT status, details, job_type, class_id, object_name FROM sys.jobs WHERE job_id = '{job}';
SELECT indexrelid::regclass, indisvalid FROM pg_index WHERE indexrelid = 't_a'::regclass;
-- The name is taken at once.
CREATE INDEX ASYNC t_a ON t (b);
CREATE INDEX ASYNC IF NOT EXISTS t_a ON t (b);
-- Without a name, and in a block.
BEGIN;
CREATE INDEX ASYNC ON t (b) INCLUDE (a) WHERE b > 0;
COMMIT;
CALL sys.wait_for_job('{job}');
SELECT object_name FROM sys.jobs WHERE job_id = '{job}';
BEGIN;
CREATE INDEX ASYNC never ON t (b);
ROLLBACK;
SELECT to_regclass('never');
-- What is wrong with the statement is told at once.
CREATE INDEX ASYNC i ON nowhere (a);
CREATE INDEX ASYNC i ON t (nothing);
-- What is wrong with the rows is told by the job. The index stays, keeps refusing, and can be dropped.
CREATE UNIQUE INDEX ASYNC t_unique ON t (a);
CALL sys.wait_for_job('{job}');
SELECT status, details FROM sys.jobs WHERE job_id = '{job}';
SELECT indisvalid FROM pg_index WHERE indexrelid = 't_unique'::regclass;
INSERT INTO t VALUES (3, 1, 1);
DROP INDEX t_unique;
INSERT INTO t VALUES (3, 1, 1);
-- Constraints are validated the same way.
ALTER TABLE t ADD CONSTRAINT has_b CHECK (b IS NOT NULL) NOT VALID;
ALTER TABLE ASYNC t VALIDATE CONSTRAINT has_b;
CALL sys.wait_for_job('{job}');
SELECT status, details, job_type, object_name FROM sys.jobs WHERE job_id = '{job}';
SELECT convalidated FROM pg_constraint WHERE conname = 'has_b';
UPDATE t SET b = 0 WHERE b IS NULL;
ALTER TABLE ASYNC t VALIDATE CONSTRAINT has_b;
CALL sys.wait_for_job('{job}');
SELECT convalidated FROM pg_constraint WHERE conname = 'has_b';
ALTER TABLE ASYNC t VALIDATE CONSTRAINT has_b;
CALL sys.wait_for_job('{job}');
ALTER TABLE ASYNC t VALIDATE CONSTRAINT nothing;
ALTER TABLE ASYNC nowhere VALIDATE CONSTRAINT has_b;
-- A unique index becomes a constraint.
CREATE UNIQUE INDEX ASYNC t_id_a ON t (id, a);
CALL sys.wait_for_job('{job}');
ALTER TABLE t ADD CONSTRAINT t_id_a_key UNIQUE USING INDEX t_id_a;
-- Waiting.
SELECT sys.wait_for_job('{job}');
CALL sys.wait_for_job('no job');
BEGIN;
CALL sys.wait_for_job('{job}');
ROLLBACK;
SELECT * FROM sys.dsql_major_version();
