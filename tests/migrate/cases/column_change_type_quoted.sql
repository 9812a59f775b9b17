-- object: column, change: change type, spelling: quoted

-- previous
CREATE TABLE "T" ("Id" int PRIMARY KEY, "A" int);

-- rows
INSERT INTO "T" VALUES (1, 2);

-- next
CREATE TABLE "T" ("Id" int PRIMARY KEY, "A" text);

-- check
SELECT "A" = '2' FROM "T";

-- plan
-- ~ table."T"
ALTER TABLE "T" ADD COLUMN "A_deesql_swap" text;

-- ~ table."T"
-- repeat until it changes no row
-- TABLE_REBUILD: "T"."A" is copied to a column of type text; values written meanwhile to rows that are copied already are lost, and between two later steps the name is missing
UPDATE "T" SET "A_deesql_swap" = "A"::text
WHERE "Id" IN (
    SELECT "Id" FROM "T" WHERE "A_deesql_swap" IS NULL AND "A" IS NOT NULL LIMIT 3000
);

-- ~ table."T"
-- DELETES_DATA: Dropping column "T"."A" deletes its values of the old type
ALTER TABLE "T" DROP COLUMN "A";

-- ~ table."T"
ALTER TABLE "T" RENAME COLUMN "A_deesql_swap" TO "A";
