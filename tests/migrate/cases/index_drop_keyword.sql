-- object: index, change: drop, spelling: keyword

-- previous
CREATE TABLE "table" ("primary" uuid PRIMARY KEY, "order" int);
CREATE INDEX ASYNC "create" ON "table" ("order");

-- next
CREATE TABLE "table" ("primary" uuid PRIMARY KEY, "order" int);

-- plan
-- - index."create"
-- INDEX_DROPPED: Dropping index "create" slows queries that use it
DROP INDEX "create";
