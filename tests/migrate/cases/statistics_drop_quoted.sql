-- object: statistics, change: drop, spelling: quoted

-- previous
CREATE TABLE "T t" (id int PRIMARY KEY, "A a" text, "B" int);
CREATE STATISTICS "S s" (mcv) ON "A a", "B" FROM "T t";

-- next
CREATE TABLE "T t" (id int PRIMARY KEY, "A a" text, "B" int);

-- plan
-- - statistics."S s"
DROP STATISTICS "S s";
