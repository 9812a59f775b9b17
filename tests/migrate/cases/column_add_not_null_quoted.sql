-- object: column, change: add not null, spelling: quoted

-- previous
CREATE TABLE "T t" ("ID" uuid PRIMARY KEY);

-- rows
INSERT INTO "T t" ("ID") SELECT gen_random_uuid() FROM generate_series(1, 3500);

-- next
CREATE TABLE "T t" ("ID" uuid PRIMARY KEY, "A" int NOT NULL DEFAULT 1);

-- check
SELECT count(*) = 3500 FROM "T t" WHERE "A" = 1;

-- plan
-- ~ table."T t"
ALTER TABLE "T t" ADD COLUMN "A" integer;

-- ~ table."T t"
ALTER TABLE "T t" ALTER COLUMN "A" SET DEFAULT 1;

-- ~ table."T t"
-- repeat until it changes no row
-- BACKFILL: Filling "T t"."A" of the rows that are there, in batches of at most 3,000
UPDATE "T t" SET "A" = 1
WHERE "ID" IN (
    SELECT "ID" FROM "T t" WHERE "A" IS NULL LIMIT 3000
);

-- ~ table."T t"
-- CORRECTNESS: "T t"."A" gets a CHECK instead of NOT NULL, which Aurora DSQL cannot add to a table; its validation fails while a row holds NULL
ALTER TABLE "T t" ADD CONSTRAINT "T t_A_not_null" CHECK ("A" IS NOT NULL) NOT VALID;

-- ~ table."T t"
ALTER TABLE ASYNC "T t" VALIDATE CONSTRAINT "T t_A_not_null";
