-- object: view, change: drop, spelling: keyword

-- previous
CREATE TABLE "order" (id int PRIMARY KEY, "select" text, "where" int);
CREATE VIEW "from" AS SELECT * FROM "order";

-- next
CREATE TABLE "order" (id int PRIMARY KEY, "select" text, "where" int);

-- plan
-- - view."from"
DROP VIEW "from";
