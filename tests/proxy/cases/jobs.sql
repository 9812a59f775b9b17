-- Jobs. Source: AWS user guide, "Asynchronous indexes" and "Systems tables and commands"; observed on a
-- cluster 2026-09-15 to 2026-10-10.
CREATE TABLE t (id int PRIMARY KEY, a int, b int);
--> CREATE TABLE
INSERT INTO t VALUES (1, 1, 1), (2, 1, NULL);
--> INSERT 0 2
CREATE INDEX ASYNC t_a ON t (a);
--> job_id: {job}
--> CREATE INDEX
CALL sys.wait_for_job('{job}');
--> succeeded: t
--> CALL
SELECT status, details, job_type, class_id, object_name FROM sys.jobs WHERE job_id = '{job}';
--> status: completed | details: NULL | job_type: INDEX_BUILD | class_id: 1259 | object_name: public.t_a
--> SELECT 1
SELECT indexrelid::regclass, indisvalid FROM pg_index WHERE indexrelid = 't_a'::regclass;
--> indexrelid: t_a | indisvalid: t
--> SELECT 1
-- The name is taken at once.
CREATE INDEX ASYNC t_a ON t (b);
--> 42P07: relation "t_a" already exists
CREATE INDEX ASYNC IF NOT EXISTS t_a ON t (b);
--> notice: relation "t_a" already exists, skipping
--> job_id: {job}
--> CREATE INDEX
-- Without a name, and in a block.
BEGIN;
--> BEGIN
CREATE INDEX ASYNC ON t (b) INCLUDE (a) WHERE b > 0;
--> job_id: {job}
--> CREATE INDEX
COMMIT;
--> COMMIT
CALL sys.wait_for_job('{job}');
--> succeeded: t
--> CALL
SELECT object_name FROM sys.jobs WHERE job_id = '{job}';
--> object_name: public.t_b_a_idx
--> SELECT 1
BEGIN;
--> BEGIN
CREATE INDEX ASYNC never ON t (b);
--> job_id: {job}
--> CREATE INDEX
ROLLBACK;
--> ROLLBACK
SELECT to_regclass('never');
--> to_regclass: NULL
--> SELECT 1
-- What is wrong with the statement is told at once.
CREATE INDEX ASYNC i ON nowhere (a);
--> 42P01: relation "nowhere" does not exist
CREATE INDEX ASYNC i ON t (nothing);
--> 42703: column "nothing" does not exist
-- What is wrong with the rows is told by the job. The index stays, keeps refusing, and can be dropped.
CREATE UNIQUE INDEX ASYNC t_unique ON t (a);
--> job_id: {job}
--> CREATE INDEX
CALL sys.wait_for_job('{job}');
--> succeeded: f
--> CALL
SELECT status, details FROM sys.jobs WHERE job_id = '{job}';
--> status: failed | details: found duplicate key(s) while validating index uniqueness
--> SELECT 1
SELECT indisvalid FROM pg_index WHERE indexrelid = 't_unique'::regclass;
--> indisvalid: f
--> SELECT 1
INSERT INTO t VALUES (3, 1, 1);
--> 23505: duplicate key value violates unique constraint "t_unique"
DROP INDEX t_unique;
--> DROP INDEX
INSERT INTO t VALUES (3, 1, 1);
--> INSERT 0 1
-- Constraints are validated the same way.
ALTER TABLE t ADD CONSTRAINT has_b CHECK (b IS NOT NULL) NOT VALID;
--> ALTER TABLE
ALTER TABLE ASYNC t VALIDATE CONSTRAINT has_b;
--> job_id: {job}
--> ALTER TABLE
CALL sys.wait_for_job('{job}');
--> succeeded: f
--> CALL
SELECT status, details, job_type, object_name FROM sys.jobs WHERE job_id = '{job}';
--> status: failed | details: check constraint "has_b" is violated by some row | job_type: VALIDATE_CONSTRAINT | object_name: public.t
--> SELECT 1
SELECT convalidated FROM pg_constraint WHERE conname = 'has_b';
--> convalidated: f
--> SELECT 1
UPDATE t SET b = 0 WHERE b IS NULL;
--> UPDATE 1
ALTER TABLE ASYNC t VALIDATE CONSTRAINT has_b;
--> job_id: {job}
--> ALTER TABLE
CALL sys.wait_for_job('{job}');
--> succeeded: t
--> CALL
SELECT convalidated FROM pg_constraint WHERE conname = 'has_b';
--> convalidated: t
--> SELECT 1
ALTER TABLE ASYNC t VALIDATE CONSTRAINT has_b;
--> job_id: {job}
--> ALTER TABLE
CALL sys.wait_for_job('{job}');
--> succeeded: t
--> CALL
ALTER TABLE ASYNC t VALIDATE CONSTRAINT nothing;
--> 42704: constraint "nothing" of relation "t" does not exist
ALTER TABLE ASYNC nowhere VALIDATE CONSTRAINT has_b;
--> 42P01: relation "nowhere" does not exist
-- A unique index becomes a constraint.
CREATE UNIQUE INDEX ASYNC t_id_a ON t (id, a);
--> job_id: {job}
--> CREATE INDEX
CALL sys.wait_for_job('{job}');
--> succeeded: t
--> CALL
ALTER TABLE t ADD CONSTRAINT t_id_a_key UNIQUE USING INDEX t_id_a;
--> notice: ALTER TABLE / ADD CONSTRAINT USING INDEX will rename index "t_id_a" to "t_id_a_key"
--> ALTER TABLE
-- Waiting.
SELECT sys.wait_for_job('{job}');
--> 42809: sys.wait_for_job(text) is a procedure
CALL sys.wait_for_job('no job');
--> 22P02: Unable to convert text to UUID
BEGIN;
--> BEGIN
CALL sys.wait_for_job('{job}');
--> 0A000: `sys.wait_for_job` cannot wait inside a transaction block
ROLLBACK;
--> ROLLBACK
SELECT * FROM sys.dsql_major_version();
--> dsql_major_version: 1
--> SELECT 1
