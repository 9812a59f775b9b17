-- object: comment, change: keep, spelling: keyword

-- previous
CREATE TABLE "order" (id int PRIMARY KEY, "select" text, "where" int);
CREATE VIEW "from" AS SELECT "select" FROM "order";
COMMENT ON VIEW "from" IS 'seen';
COMMENT ON COLUMN "order"."select" IS 'one';

-- next
CREATE TABLE "order" (id int PRIMARY KEY, "select" varchar(10), "where" int);
CREATE VIEW "from" AS SELECT "select" FROM "order";
COMMENT ON VIEW "from" IS 'seen';
COMMENT ON COLUMN "order"."select" IS 'one';

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

-- ~ table."order"
COMMENT ON COLUMN "order"."select" IS 'one';

-- +/- view."from"
COMMENT ON VIEW "from" IS 'seen';
