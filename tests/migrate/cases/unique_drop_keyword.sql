-- object: unique, change: drop, spelling: keyword

-- previous
CREATE TABLE "table" ("primary" uuid PRIMARY KEY, "order" int UNIQUE);

-- next
CREATE TABLE "table" ("primary" uuid PRIMARY KEY, "order" int);

-- plan
-- ~ table."table"
-- INDEX_DROPPED: Dropping constraint table_order_key drops its index
ALTER TABLE "table" DROP CONSTRAINT table_order_key;
