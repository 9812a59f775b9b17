-- object: column, change: set not null, spelling: keyword

-- previous
CREATE TABLE "table" ("primary" uuid PRIMARY KEY, "order" int);

-- next
CREATE TABLE "table" ("primary" uuid PRIMARY KEY, "order" int NOT NULL);

-- plan
-- ~ table."table"
-- CORRECTNESS: "table"."order" gets a CHECK instead of NOT NULL, which Aurora DSQL cannot add to a table; its validation fails while a row holds NULL
ALTER TABLE "table" ADD CONSTRAINT table_order_not_null CHECK ("order" IS NOT NULL) NOT VALID;

-- ~ table."table"
ALTER TABLE ASYNC "table" VALIDATE CONSTRAINT table_order_not_null;
