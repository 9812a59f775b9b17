-- object: column, change: add not null, spelling: keyword

-- previous
CREATE TABLE "table" (id uuid PRIMARY KEY);

-- next
CREATE TABLE "table" (id uuid PRIMARY KEY, "order" int NOT NULL DEFAULT 1);

-- plan
-- ~ table."table"
ALTER TABLE "table" ADD COLUMN "order" integer;

-- ~ table."table"
ALTER TABLE "table" ALTER COLUMN "order" SET DEFAULT 1;

-- ~ table."table"
-- repeat until it changes no row
-- BACKFILL: Filling "table"."order" of the rows that are there, in batches of at most 3,000
UPDATE "table" SET "order" = 1
WHERE id IN (
    SELECT id FROM "table" WHERE "order" IS NULL LIMIT 3000
);

-- ~ table."table"
-- CORRECTNESS: "table"."order" gets a CHECK instead of NOT NULL, which Aurora DSQL cannot add to a table; its validation fails while a row holds NULL
ALTER TABLE "table" ADD CONSTRAINT table_order_not_null CHECK ("order" IS NOT NULL) NOT VALID;

-- ~ table."table"
ALTER TABLE ASYNC "table" VALIDATE CONSTRAINT table_order_not_null;
