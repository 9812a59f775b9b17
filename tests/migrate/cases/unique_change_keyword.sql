-- object: unique, change: change, spelling: keyword

-- previous
CREATE TABLE "table" ("primary" uuid PRIMARY KEY, "order" int, "group" int, CONSTRAINT "check" UNIQUE ("order"));

-- next
CREATE TABLE "table" ("primary" uuid PRIMARY KEY, "order" int, "group" int, CONSTRAINT "check" UNIQUE ("order", "group"));

-- plan
-- ~ table."table"
-- INDEX_DROPPED: Dropping constraint "check" drops its index
ALTER TABLE "table" DROP CONSTRAINT "check";

-- ~ table."table"
-- INDEX_BUILD: Building index "check" asynchronously
CREATE UNIQUE INDEX ASYNC "check" ON "table" ("order", "group");

-- ~ table."table"
-- with the job_id that the job's statement returned
CALL sys.wait_for_job('<job_id>');

-- ~ table."table"
SELECT indisvalid FROM pg_index WHERE indexrelid = '"check"'::regclass;

-- ~ table."table"
ALTER TABLE "table" ADD CONSTRAINT "check" UNIQUE USING INDEX "check";
