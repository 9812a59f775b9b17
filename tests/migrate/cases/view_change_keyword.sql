-- object: view, change: change, spelling: keyword

-- previous
CREATE TABLE "order" (id int PRIMARY KEY, "select" text, "where" int);
CREATE VIEW "from" AS SELECT id FROM "order";

-- next
CREATE TABLE "order" (id int PRIMARY KEY, "select" text, "where" int);
CREATE VIEW "from" AS SELECT id, "select" FROM "order" WHERE "where" > 0;

-- plan
-- ~ view."from"
CREATE OR REPLACE VIEW "from" AS
SELECT id, "select" FROM "order" WHERE "where" > 0;
