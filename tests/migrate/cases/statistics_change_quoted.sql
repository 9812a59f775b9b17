-- object: statistics, change: change, spelling: quoted

-- previous
CREATE TABLE "T t" (id int PRIMARY KEY, "A a" text, "B" int);
CREATE STATISTICS "S s" ON "A a", "B" FROM "T t";

-- next
CREATE TABLE "T t" (id int PRIMARY KEY, "A a" text, "B" int);
CREATE STATISTICS "S s" (ndistinct, mcv) ON "B", id FROM "T t";

-- plan
-- +/- statistics."S s"
DROP STATISTICS "S s";

-- +/- statistics."S s"
CREATE STATISTICS "S s" (mcv, ndistinct) ON "B", id FROM "T t";
