-- object: index, change: drop, spelling: quoted

-- previous
CREATE TABLE "T t" ("ID" uuid PRIMARY KEY, "A" int);
CREATE INDEX ASYNC "T_a" ON "T t" ("A");

-- next
CREATE TABLE "T t" ("ID" uuid PRIMARY KEY, "A" int);

-- plan
-- - index."T_a"
-- INDEX_DROPPED: Dropping index "T_a" slows queries that use it
DROP INDEX "T_a";
