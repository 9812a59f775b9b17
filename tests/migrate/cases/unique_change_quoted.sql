-- object: unique, change: change, spelling: quoted

-- previous
CREATE TABLE "T t" ("ID" uuid PRIMARY KEY, "A" int, "b b" int, CONSTRAINT "K ""k""" UNIQUE ("A"));

-- next
CREATE TABLE "T t" ("ID" uuid PRIMARY KEY, "A" int, "b b" int, CONSTRAINT "K ""k""" UNIQUE ("A", "b b"));

-- plan
-- ~ table."T t"
-- INDEX_DROPPED: Dropping constraint "K ""k""" drops its index
ALTER TABLE "T t" DROP CONSTRAINT "K ""k""";

-- ~ table."T t"
-- INDEX_BUILD: Building index "K ""k""" asynchronously
CREATE UNIQUE INDEX ASYNC "K ""k""" ON "T t" ("A", "b b");

-- ~ table."T t"
-- with the job_id that the job's statement returned
CALL sys.wait_for_job('<job_id>');

-- ~ table."T t"
SELECT indisvalid FROM pg_index WHERE indexrelid = '"K ""k"""'::regclass;

-- ~ table."T t"
ALTER TABLE "T t" ADD CONSTRAINT "K ""k""" UNIQUE USING INDEX "K ""k""";
