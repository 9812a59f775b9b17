-- object: index, change: change, spelling: keyword

-- previous
CREATE TABLE "table" ("primary" uuid PRIMARY KEY, "order" int, "group" int);
CREATE INDEX ASYNC "index" ON "table" ("order");

-- next
CREATE TABLE "table" ("primary" uuid PRIMARY KEY, "order" int, "group" int);
CREATE INDEX ASYNC "index" ON "table" ("order", "group");

-- plan
-- +/- index.index
-- INDEX_DROPPED: Dropping index index slows queries that use it
DROP INDEX index;

-- +/- index.index
-- INDEX_BUILD: Building index index asynchronously
CREATE INDEX ASYNC index ON "table" ("order", "group");
