-- object: view, change: create, spelling: quoted

-- previous
CREATE TABLE "T t" (id int PRIMARY KEY, "A a" text, "B" int);

-- next
CREATE TABLE "T t" (id int PRIMARY KEY, "A a" text, "B" int);
CREATE VIEW "V v" AS SELECT id, "A a" AS "W", "B" + 1 AS "K k" FROM "T t" WHERE "A a" <> 'x';

-- plan
-- + view."V v"
CREATE VIEW "V v" AS
SELECT id, "A a" AS "W", "B" + 1 AS "K k" FROM "T t" WHERE "A a" <> 'x';
