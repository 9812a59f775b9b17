-- object: statistics, change: drop, spelling: keyword

-- previous
CREATE TABLE "order" (id int PRIMARY KEY, "select" text, "where" int);
CREATE STATISTICS "table" (mcv) ON "select", "where" FROM "order";

-- next
CREATE TABLE "order" (id int PRIMARY KEY, "select" text, "where" int);

-- plan
-- - statistics."table"
DROP STATISTICS "table";
