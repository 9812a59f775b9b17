-- object: view, change: change, spelling: quoted

-- previous
CREATE TABLE "T t" (id int PRIMARY KEY, "A a" text, "B" int);
CREATE VIEW "V v" AS SELECT id FROM "T t";

-- next
CREATE TABLE "T t" (id int PRIMARY KEY, "A a" text, "B" int);
CREATE VIEW "V v" AS SELECT id, "A a" FROM "T t" WHERE "B" > 0;

-- plan
-- ~ view."V v"
CREATE OR REPLACE VIEW "V v" AS
SELECT id, "A a" FROM "T t" WHERE "B" > 0;
