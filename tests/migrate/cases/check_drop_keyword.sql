-- object: check, change: drop, spelling: keyword

-- previous
CREATE TABLE "table" ("primary" uuid PRIMARY KEY, "order" int CHECK ("order" > 0));

-- next
CREATE TABLE "table" ("primary" uuid PRIMARY KEY, "order" int);

-- plan
-- ~ table."table"
ALTER TABLE "table" DROP CONSTRAINT table_order_check;
