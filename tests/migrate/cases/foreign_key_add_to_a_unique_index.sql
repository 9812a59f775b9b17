-- object: foreign key, change: add, spelling: to a unique index

-- previous
CREATE TABLE p (a int, b int);
CREATE TABLE t (id uuid PRIMARY KEY, x int);

-- next
CREATE TABLE p (a int UNIQUE, b int);
CREATE TABLE t (id uuid PRIMARY KEY, x int REFERENCES p (a));

-- plan
-- ~ table.p
-- INDEX_BUILD: Building index p_a_key asynchronously
CREATE UNIQUE INDEX ASYNC p_a_key ON p (a);

-- ~ table.p
-- with the job_id that the job's statement returned
CALL sys.wait_for_job('<job_id>');

-- ~ table.p
SELECT indisvalid FROM pg_index WHERE indexrelid = 'p_a_key'::regclass;

-- ~ table.p
ALTER TABLE p ADD CONSTRAINT p_a_key UNIQUE USING INDEX p_a_key;

-- ~ table.t
ALTER TABLE t ADD CONSTRAINT t_x_fkey FOREIGN KEY (x) REFERENCES p (a) NOT VALID;

-- ~ table.t
ALTER TABLE ASYNC t VALIDATE CONSTRAINT t_x_fkey;
