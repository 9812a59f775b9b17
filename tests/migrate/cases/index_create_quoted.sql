-- object: index, change: create, spelling: quoted

-- previous
CREATE TABLE "T" ("A" int, "B b" text);

-- next
CREATE TABLE "T" ("A" int, "B b" text);
CREATE INDEX ASYNC "My Index" ON "T" ("A", lower("B b")) WHERE "B b" <> '';

-- plan
-- + index."My Index"
-- INDEX_BUILD: Building index "My Index" asynchronously
CREATE INDEX ASYNC "My Index" ON "T" ("A", lower("B b")) WHERE "B b" <> '';
