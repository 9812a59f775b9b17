-- object: index, change: change, spelling: quoted

-- previous
CREATE TABLE "T t" ("ID" uuid PRIMARY KEY, "A" int, "b b" int);
CREATE INDEX ASYNC "I i" ON "T t" ("A");

-- next
CREATE TABLE "T t" ("ID" uuid PRIMARY KEY, "A" int, "b b" int);
CREATE INDEX ASYNC "I i" ON "T t" ("A", "b b");

-- plan
-- +/- index."I i"
-- INDEX_DROPPED: Dropping index "I i" slows queries that use it
DROP INDEX "I i";

-- +/- index."I i"
-- INDEX_BUILD: Building index "I i" asynchronously
CREATE INDEX ASYNC "I i" ON "T t" ("A", "b b");
