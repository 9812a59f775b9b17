-- object: column, change: add with default, spelling: keyword

-- previous
CREATE TABLE "table" ("primary" uuid PRIMARY KEY);

-- rows
INSERT INTO "table" ("primary") SELECT gen_random_uuid() FROM generate_series(1, 3500);

-- next
CREATE TABLE "table" ("primary" uuid PRIMARY KEY, "order" int DEFAULT 7);

-- check
SELECT count(*) = 3500 FROM "table" WHERE "order" = 7;

-- plan
-- ~ table."table"
ALTER TABLE "table" ADD COLUMN "order" integer;

-- ~ table."table"
ALTER TABLE "table" ALTER COLUMN "order" SET DEFAULT 7;

-- ~ table."table"
-- repeat until it changes no row
-- BACKFILL: Filling "table"."order" of the rows that are there, in batches of at most 3,000
UPDATE "table" SET "order" = 7
WHERE "primary" IN (
    SELECT "primary" FROM "table" WHERE "order" IS NULL LIMIT 3000
);
