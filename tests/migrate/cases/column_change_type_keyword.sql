-- object: column, change: change type, spelling: keyword

-- previous
CREATE TABLE "table" ("primary" uuid PRIMARY KEY, "order" int);

-- rows
INSERT INTO "table" SELECT gen_random_uuid(), 5 FROM generate_series(1, 3001);

-- next
CREATE TABLE "table" ("primary" uuid PRIMARY KEY, "order" bigint);

-- check
SELECT count(*) = 3001 FROM "table" WHERE "order" = 5;

-- plan
-- ~ table."table"
ALTER TABLE "table" ADD COLUMN order_deesql_swap bigint;

-- ~ table."table"
-- repeat until it changes no row
-- TABLE_REBUILD: "table"."order" is copied to a column of type bigint; values written meanwhile to rows that are copied already are lost, and between two later steps the name is missing
UPDATE "table" SET order_deesql_swap = "order"::bigint
WHERE "primary" IN (
    SELECT "primary" FROM "table" WHERE order_deesql_swap IS NULL AND "order" IS NOT NULL LIMIT 3000
);

-- ~ table."table"
-- DELETES_DATA: Dropping column "table"."order" deletes its values of the old type
ALTER TABLE "table" DROP COLUMN "order";

-- ~ table."table"
ALTER TABLE "table" RENAME COLUMN order_deesql_swap TO "order";
