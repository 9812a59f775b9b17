-- object: unique, change: add, spelling: plain

-- previous
CREATE TABLE t (id uuid PRIMARY KEY, a int);

-- next
CREATE TABLE t (id uuid PRIMARY KEY, a int UNIQUE);

-- plan
-- ~ table.t
-- INDEX_BUILD: Building index t_a_key asynchronously
CREATE UNIQUE INDEX ASYNC t_a_key ON t (a);

-- ~ table.t
-- with the job_id that the job's statement returned
CALL sys.wait_for_job('<job_id>');

-- ~ table.t
SELECT indisvalid FROM pg_index WHERE indexrelid = 't_a_key'::regclass;

-- ~ table.t
ALTER TABLE t ADD CONSTRAINT t_a_key UNIQUE USING INDEX t_a_key;
