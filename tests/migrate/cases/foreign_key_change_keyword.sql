-- object: foreign key, change: change, spelling: keyword

-- previous
CREATE TABLE "user" ("primary" int PRIMARY KEY, "order" int, "group" int, UNIQUE ("order", "group"));
CREATE TABLE "table" ("primary" uuid PRIMARY KEY, "references" int REFERENCES "user" ON DELETE CASCADE);

-- next
CREATE TABLE "user" ("primary" int PRIMARY KEY, "order" int, "group" int, UNIQUE ("order", "group"));
CREATE TABLE "table" ("primary" uuid PRIMARY KEY, "references" int REFERENCES "user" ON DELETE SET NULL);

-- plan
-- ~ table."table"
ALTER TABLE "table" DROP CONSTRAINT table_references_fkey;

-- ~ table."table"
ALTER TABLE "table" ADD CONSTRAINT table_references_fkey FOREIGN KEY ("references") REFERENCES "user" ("primary") ON DELETE SET NULL NOT VALID;

-- ~ table."table"
ALTER TABLE ASYNC "table" VALIDATE CONSTRAINT table_references_fkey;
