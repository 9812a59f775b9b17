-- object: table, change: rename, spelling: keyword

-- previous
CREATE TABLE "user" ("order" int UNIQUE);

-- rows
INSERT INTO "user" VALUES (1);

-- next
-- deesql:renamed from="user"
CREATE TABLE "table" ("order" int UNIQUE);

-- check
SELECT "order" = 1 FROM "table";

-- plan
-- ~ table."table"
ALTER TABLE "user" RENAME TO "table";

-- ~ table."table"
ALTER TABLE "table" RENAME CONSTRAINT user_order_key TO table_order_key;
