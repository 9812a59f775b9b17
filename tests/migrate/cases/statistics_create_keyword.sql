-- object: statistics, change: create, spelling: keyword

-- previous
CREATE TABLE "order" (id int PRIMARY KEY, "select" text, "where" int);

-- next
CREATE TABLE "order" (id int PRIMARY KEY, "select" text, "where" int);
CREATE STATISTICS "table" ON "select", "where" FROM "order";

-- plan
-- + statistics."table"
CREATE STATISTICS "table" ON "select", "where" FROM "order";
