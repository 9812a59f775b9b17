-- object: unique, change: add, spelling: quoted

-- previous
CREATE TABLE "T" ("A" int);

-- next
CREATE TABLE "T" ("A" int, UNIQUE ("A"));

-- plan
-- ~ table."T"
-- INDEX_BUILD: Building index "T_A_key" asynchronously
CREATE UNIQUE INDEX ASYNC "T_A_key" ON "T" ("A");

-- ~ table."T"
-- with the job_id that the job's statement returned
CALL sys.wait_for_job('<job_id>');

-- ~ table."T"
SELECT indisvalid FROM pg_index WHERE indexrelid = '"T_A_key"'::regclass;

-- ~ table."T"
ALTER TABLE "T" ADD CONSTRAINT "T_A_key" UNIQUE USING INDEX "T_A_key";
