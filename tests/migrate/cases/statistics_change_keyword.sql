-- object: statistics, change: change, spelling: keyword

-- previous
CREATE TABLE "order" (id int PRIMARY KEY, "select" text, "where" int);
CREATE STATISTICS "table" ON "select", "where" FROM "order";

-- next
CREATE TABLE "order" (id int PRIMARY KEY, "select" text, "where" int);
CREATE STATISTICS "table" (ndistinct, mcv) ON "where", id FROM "order";

-- plan
-- +/- statistics."table"
DROP STATISTICS "table";

-- +/- statistics."table"
CREATE STATISTICS "table" (mcv, ndistinct) ON id, "where" FROM "order";
