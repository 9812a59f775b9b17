-- object: view, change: replace, spelling: quoted

-- previous
CREATE TABLE "T t" (id int PRIMARY KEY, "A a" text, "B" int);
CREATE VIEW "V v" AS SELECT id, "A a" FROM "T t";
CREATE VIEW "W" AS SELECT id FROM "V v";

-- next
CREATE TABLE "T t" (id int PRIMARY KEY, "A a" text, "B" int);
CREATE VIEW "V v" AS SELECT "A a", id FROM "T t";
CREATE VIEW "W" AS SELECT id FROM "V v";

-- plan
-- +/- view."W"
DROP VIEW "W";

-- +/- view."V v"
DROP VIEW "V v";

-- +/- view."V v"
CREATE VIEW "V v" AS
SELECT "A a", id FROM "T t";

-- +/- view."W"
CREATE VIEW "W" AS
SELECT id FROM "V v";
