-- object: view, change: rename, spelling: keyword

-- previous
CREATE TABLE "table" (id int);
CREATE VIEW "order" AS SELECT id FROM "table";

-- next
CREATE TABLE "table" (id int);
-- deesql:renamed from="order"
CREATE VIEW "select" AS SELECT id FROM "table";

-- plan
-- ~ view."select"
ALTER VIEW "order" RENAME TO "select";
