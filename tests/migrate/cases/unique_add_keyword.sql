-- object: unique, change: add, spelling: keyword

-- previous
CREATE TABLE "user" ("order" int);

-- next
CREATE TABLE "user" ("order" int UNIQUE);

-- plan
-- ~ table."user"
-- INDEX_BUILD: Building index user_order_key asynchronously
CREATE UNIQUE INDEX ASYNC user_order_key ON "user" ("order");

-- ~ table."user"
-- with the job_id that the job's statement returned
CALL sys.wait_for_job('<job_id>');

-- ~ table."user"
SELECT indisvalid FROM pg_index WHERE indexrelid = 'user_order_key'::regclass;

-- ~ table."user"
ALTER TABLE "user" ADD CONSTRAINT user_order_key UNIQUE USING INDEX user_order_key;
