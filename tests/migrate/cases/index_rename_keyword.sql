-- object: index, change: rename, spelling: keyword

-- previous
CREATE TABLE "table" ("order" int);
CREATE UNIQUE INDEX ASYNC "async" ON "table" ("order");

-- next
CREATE TABLE "table" ("order" int);
-- deesql:renamed from="async"
CREATE UNIQUE INDEX ASYNC "index" ON "table" ("order");

-- plan
-- ~ index.index
ALTER INDEX async RENAME TO index;
