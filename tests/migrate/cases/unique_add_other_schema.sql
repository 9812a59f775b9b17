-- object: unique, change: add, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (a int, b int);

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (a int, b int, UNIQUE (b, a));

-- plan
-- ~ table.app.t
-- INDEX_BUILD: Building index t_b_a_key asynchronously
CREATE UNIQUE INDEX ASYNC t_b_a_key ON app.t (b, a);

-- ~ table.app.t
-- with the job_id that the job's statement returned
CALL sys.wait_for_job('<job_id>');

-- ~ table.app.t
SELECT indisvalid FROM pg_index WHERE indexrelid = 'app.t_b_a_key'::regclass;

-- ~ table.app.t
ALTER TABLE app.t ADD CONSTRAINT t_b_a_key UNIQUE USING INDEX t_b_a_key;
