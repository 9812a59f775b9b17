-- object: column, change: add with default, spelling: quoted

-- previous
CREATE TABLE "T" ("Id" int PRIMARY KEY);

-- rows
INSERT INTO "T" VALUES (1);

-- next
CREATE TABLE "T" ("Id" int PRIMARY KEY, "A b" text DEFAULT 'it''s');

-- check
SELECT "A b" = 'it''s' FROM "T";

-- plan
-- ~ table."T"
ALTER TABLE "T" ADD COLUMN "A b" text;

-- ~ table."T"
ALTER TABLE "T" ALTER COLUMN "A b" SET DEFAULT 'it''s';

-- ~ table."T"
-- repeat until it changes no row
-- BACKFILL: Filling "T"."A b" of the rows that are there, in batches of at most 3,000
UPDATE "T" SET "A b" = 'it''s'
WHERE "Id" IN (
    SELECT "Id" FROM "T" WHERE "A b" IS NULL LIMIT 3000
);
