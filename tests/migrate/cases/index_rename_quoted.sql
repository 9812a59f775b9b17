-- object: index, change: rename, spelling: quoted

-- previous
CREATE TABLE "T" ("A" int);
CREATE INDEX ASYNC "I x" ON "T" ("A");

-- next
CREATE TABLE "T" ("A" int);
-- deesql:renamed from="I x"
CREATE INDEX ASYNC "J" ON "T" ("A");

-- plan
-- ~ index."J"
ALTER INDEX "I x" RENAME TO "J";
