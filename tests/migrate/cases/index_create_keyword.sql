-- object: index, change: create, spelling: keyword

-- previous
CREATE TABLE "user" ("order" int, "desc" int);

-- next
CREATE TABLE "user" ("order" int, "desc" int);
CREATE INDEX ASYNC "async" ON "user" ("order") INCLUDE ("desc");

-- plan
-- + index.async
-- INDEX_BUILD: Building index async asynchronously
CREATE INDEX ASYNC async ON "user" ("order") INCLUDE ("desc");
