-- object: view, change: replace, spelling: keyword

-- previous
CREATE TABLE "order" (id int PRIMARY KEY, "select" text, "where" int);
CREATE VIEW "from" AS SELECT id, "select" FROM "order";
CREATE VIEW "group" AS SELECT id FROM "from";

-- next
CREATE TABLE "order" (id int PRIMARY KEY, "select" text, "where" int);
CREATE VIEW "from" AS SELECT "select", id FROM "order";
CREATE VIEW "group" AS SELECT id FROM "from";

-- plan
-- +/- view."group"
DROP VIEW "group";

-- +/- view."from"
DROP VIEW "from";

-- +/- view."from"
CREATE VIEW "from" AS
SELECT "select", id FROM "order";

-- +/- view."group"
CREATE VIEW "group" AS
SELECT id FROM "from";
