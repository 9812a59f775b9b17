-- object: column, change: drop, spelling: keyword

-- previous
CREATE TABLE "table" ("primary" uuid PRIMARY KEY, "order" int);

-- next
CREATE TABLE "table" ("primary" uuid PRIMARY KEY);

-- plan
-- ~ table."table"
-- DELETES_DATA: Dropping column "order" of "table" deletes its values
ALTER TABLE "table" DROP COLUMN "order";
