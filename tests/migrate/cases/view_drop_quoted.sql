-- object: view, change: drop, spelling: quoted

-- previous
CREATE TABLE "T t" (id int PRIMARY KEY, "A a" text, "B" int);
CREATE VIEW "V v" AS SELECT * FROM "T t";

-- next
CREATE TABLE "T t" (id int PRIMARY KEY, "A a" text, "B" int);

-- plan
-- - view."V v"
DROP VIEW "V v";
