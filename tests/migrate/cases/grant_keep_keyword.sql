-- object: grant, change: keep, spelling: keyword

-- previous
CREATE TABLE "order" (id int PRIMARY KEY, "select" text, "where" int);
CREATE VIEW "from" AS SELECT "select" FROM "order";
GRANT SELECT ON "from" TO "select";
GRANT SELECT ("select"), INSERT ON "order" TO "select";

-- next
CREATE TABLE "order" (id int PRIMARY KEY, "select" varchar(10), "where" int);
CREATE VIEW "from" AS SELECT "select" FROM "order";
GRANT SELECT ON "from" TO "select";
GRANT SELECT ("select"), INSERT ON "order" TO "select";

-- plan
-- ~ table."order"
ALTER TABLE "order" ADD COLUMN select_deesql_swap character varying(10);

-- ~ table."order"
-- repeat until it changes no row
-- TABLE_REBUILD: "order"."select" is copied to a column of type character varying(10); values written meanwhile to rows that are copied already are lost, and between two later steps the name is missing
UPDATE "order" SET select_deesql_swap = "select"
WHERE id IN (
    SELECT id FROM "order" WHERE select_deesql_swap IS NULL AND "select" IS NOT NULL LIMIT 3000
);

-- +/- view."from"
DROP VIEW "from";

-- ~ table."order"
-- DELETES_DATA: Dropping column "order"."select" deletes its values of the old type
ALTER TABLE "order" DROP COLUMN "select";

-- ~ table."order"
ALTER TABLE "order" RENAME COLUMN select_deesql_swap TO "select";

-- +/- view."from"
CREATE VIEW "from" AS
SELECT "select" FROM "order";

-- +/- view."from"
GRANT SELECT ON "from" TO "select";

-- ~ table."order"
GRANT SELECT ("select") ON "order" TO "select";
