-- object: view, change: create, spelling: keyword

-- previous
CREATE TABLE "order" (id int PRIMARY KEY, "select" text, "where" int);

-- next
CREATE TABLE "order" (id int PRIMARY KEY, "select" text, "where" int);
CREATE VIEW "from" AS SELECT id, "select" AS "group", "where" + 1 AS "check" FROM "order" WHERE "select" <> 'x';

-- plan
-- + view."from"
CREATE VIEW "from" AS
SELECT id, "select" AS "group", "where" + 1 AS "check" FROM "order" WHERE "select" <> 'x';
