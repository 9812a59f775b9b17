-- object: unique, change: change, spelling: nulls

-- previous
CREATE TABLE t (id uuid PRIMARY KEY, a int, CONSTRAINT k UNIQUE (a));

-- next
CREATE TABLE t (id uuid PRIMARY KEY, a int, CONSTRAINT k UNIQUE NULLS NOT DISTINCT (a));

-- plan
-- ~ table.t
-- INDEX_DROPPED: Dropping constraint k drops its index
ALTER TABLE t DROP CONSTRAINT k;

-- ~ table.t
-- INDEX_BUILD: Building index k asynchronously
CREATE UNIQUE INDEX ASYNC k ON t (a) NULLS NOT DISTINCT;

-- ~ table.t
-- with the job_id that the job's statement returned
CALL sys.wait_for_job('<job_id>');

-- ~ table.t
SELECT indisvalid FROM pg_index WHERE indexrelid = 'k'::regclass;

-- ~ table.t
ALTER TABLE t ADD CONSTRAINT k UNIQUE USING INDEX k;
