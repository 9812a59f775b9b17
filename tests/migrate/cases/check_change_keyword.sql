-- object: check, change: change, spelling: keyword

-- previous
CREATE TABLE "table" ("primary" uuid PRIMARY KEY, "order" int CHECK ("order" > 0));

-- next
CREATE TABLE "table" ("primary" uuid PRIMARY KEY, "order" int CHECK ("order" > 1));

-- plan
-- ~ table."table"
ALTER TABLE "table" DROP CONSTRAINT table_order_check;

-- ~ table."table"
ALTER TABLE "table" ADD CONSTRAINT table_order_check CHECK ("order" > 1) NOT VALID;

-- ~ table."table"
ALTER TABLE ASYNC "table" VALIDATE CONSTRAINT table_order_check;
