-- object: domain, change: drop, spelling: keyword

-- previous
CREATE DOMAIN "grant" AS text CHECK (VALUE <> '');
CREATE TABLE "order" (id int PRIMARY KEY, "select" "grant");

-- next
CREATE TABLE "order" (id int PRIMARY KEY);

-- plan
-- ~ table."order"
-- DELETES_DATA: Dropping column "select" of "order" deletes its values
ALTER TABLE "order" DROP COLUMN "select";

-- - domain."grant"
DROP DOMAIN "grant";
