-- object: view, change: reread, spelling: quoted

-- previous
CREATE TABLE "T t" (id int PRIMARY KEY, "A a" text, "B" int);
CREATE VIEW "V v" AS SELECT id, "A a" FROM "T t";
CREATE VIEW "W" AS SELECT * FROM "V v";

-- next
CREATE TABLE "T t" (id int PRIMARY KEY, "A a" varchar(10), "B" int);
CREATE VIEW "V v" AS SELECT id, "A a" FROM "T t";
CREATE VIEW "W" AS SELECT * FROM "V v";

-- plan
-- ~ table."T t"
ALTER TABLE "T t" ADD COLUMN "A a_deesql_swap" character varying(10);

-- ~ table."T t"
-- repeat until it changes no row
-- TABLE_REBUILD: "T t"."A a" is copied to a column of type character varying(10); values written meanwhile to rows that are copied already are lost, and between two later steps the name is missing
UPDATE "T t" SET "A a_deesql_swap" = "A a"
WHERE id IN (
    SELECT id FROM "T t" WHERE "A a_deesql_swap" IS NULL AND "A a" IS NOT NULL LIMIT 3000
);

-- +/- view."W"
DROP VIEW "W";

-- +/- view."V v"
DROP VIEW "V v";

-- ~ table."T t"
-- DELETES_DATA: Dropping column "T t"."A a" deletes its values of the old type
ALTER TABLE "T t" DROP COLUMN "A a";

-- ~ table."T t"
ALTER TABLE "T t" RENAME COLUMN "A a_deesql_swap" TO "A a";

-- +/- view."V v"
CREATE VIEW "V v" AS
SELECT id, "A a" FROM "T t";

-- +/- view."W"
CREATE VIEW "W" AS
SELECT "V v".id, "V v"."A a" FROM "V v";
