-- object: table, change: drop, spelling: keyword

-- previous
CREATE TABLE "order" ("primary" uuid PRIMARY KEY);
CREATE TABLE "group" ("primary" uuid PRIMARY KEY, a_id uuid REFERENCES "order");

-- next

-- plan
-- - table."group"
-- DELETES_DATA: Dropping table "group" deletes all of its rows
DROP TABLE "group";

-- - table."order"
-- DELETES_DATA: Dropping table "order" deletes all of its rows
DROP TABLE "order";
