-- object: unique, change: change, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (id uuid PRIMARY KEY, a int, b int, CONSTRAINT k UNIQUE (a));

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (id uuid PRIMARY KEY, a int, b int, CONSTRAINT k UNIQUE (a, b));

-- plan
-- ~ table.app.t
-- INDEX_DROPPED: Dropping constraint k drops its index
ALTER TABLE app.t DROP CONSTRAINT k;

-- ~ table.app.t
-- INDEX_BUILD: Building index k asynchronously
CREATE UNIQUE INDEX ASYNC k ON app.t (a, b);

-- ~ table.app.t
-- with the job_id that the job's statement returned
CALL sys.wait_for_job('<job_id>');

-- ~ table.app.t
SELECT indisvalid FROM pg_index WHERE indexrelid = 'app.k'::regclass;

-- ~ table.app.t
ALTER TABLE app.t ADD CONSTRAINT k UNIQUE USING INDEX k;
