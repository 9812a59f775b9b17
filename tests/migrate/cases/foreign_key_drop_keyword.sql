-- object: foreign key, change: drop, spelling: keyword

-- previous
CREATE TABLE "user" ("primary" int PRIMARY KEY, "order" int, "group" int, UNIQUE ("order", "group"));
CREATE TABLE "table" ("primary" uuid PRIMARY KEY, "references" int REFERENCES "user");

-- next
CREATE TABLE "user" ("primary" int PRIMARY KEY, "order" int, "group" int, UNIQUE ("order", "group"));
CREATE TABLE "table" ("primary" uuid PRIMARY KEY, "references" int);

-- plan
-- ~ table."table"
ALTER TABLE "table" DROP CONSTRAINT table_references_fkey;
