-- object: foreign key, change: change deferrability, spelling: keyword

-- previous
CREATE TABLE "user" ("primary" int PRIMARY KEY, "order" int, "group" int, UNIQUE ("order", "group"));
CREATE TABLE "table" ("primary" uuid PRIMARY KEY, "references" int REFERENCES "user");

-- next
CREATE TABLE "user" ("primary" int PRIMARY KEY, "order" int, "group" int, UNIQUE ("order", "group"));
CREATE TABLE "table" ("primary" uuid PRIMARY KEY, "references" int REFERENCES "user" DEFERRABLE INITIALLY DEFERRED);

-- plan
-- ~ table."table"
ALTER TABLE "table" ALTER CONSTRAINT table_references_fkey DEFERRABLE INITIALLY DEFERRED;
