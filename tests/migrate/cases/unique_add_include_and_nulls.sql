-- object: unique, change: add, spelling: include and nulls

-- previous
CREATE TABLE t (id uuid PRIMARY KEY, a int, b int);

-- next
CREATE TABLE t (id uuid PRIMARY KEY, a int, b int, CONSTRAINT k UNIQUE NULLS NOT DISTINCT (a) INCLUDE (b));

-- plan
-- ~ table.t
-- INDEX_BUILD: Building index k asynchronously
CREATE UNIQUE INDEX ASYNC k ON t (a) INCLUDE (b) NULLS NOT DISTINCT;

-- ~ table.t
-- with the job_id that the job's statement returned
CALL sys.wait_for_job('<job_id>');

-- ~ table.t
SELECT indisvalid FROM pg_index WHERE indexrelid = 'k'::regclass;

-- ~ table.t
ALTER TABLE t ADD CONSTRAINT k UNIQUE USING INDEX k;
