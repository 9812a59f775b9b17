-- object: table, change: rename, spelling: quoted

-- previous
CREATE TABLE "Users" ("Id" int CONSTRAINT "K" PRIMARY KEY);

-- rows
INSERT INTO "Users" VALUES (1);

-- next
-- deesql:renamed from="Users"
CREATE TABLE "The Members" ("Id" int CONSTRAINT "K" PRIMARY KEY);

-- check
SELECT "Id" = 1 FROM "The Members";

-- plan
-- ~ table."The Members"
ALTER TABLE "Users" RENAME TO "The Members";
