-- object: statistics, change: create, spelling: quoted

-- previous
CREATE TABLE "T t" (id int PRIMARY KEY, "A a" text, "B" int);

-- next
CREATE TABLE "T t" (id int PRIMARY KEY, "A a" text, "B" int);
CREATE STATISTICS "S s" ON "A a", "B" FROM "T t";

-- plan
-- + statistics."S s"
CREATE STATISTICS "S s" ON "A a", "B" FROM "T t";
