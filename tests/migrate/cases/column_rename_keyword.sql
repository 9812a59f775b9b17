-- object: column, change: rename, spelling: keyword

-- previous
CREATE TABLE "table" ("order" int PRIMARY KEY, "group" int REFERENCES "table" ON DELETE SET NULL ("group"));

-- rows
INSERT INTO "table" VALUES (1, 1);

-- next
CREATE TABLE "table" (
    -- deesql:renamed from="order"
    "select" int PRIMARY KEY,
    -- deesql:renamed from="group"
    "end" int REFERENCES "table" ON DELETE SET NULL ("end")
);

-- check
SELECT "select" = 1 AND "end" = 1 FROM "table";

-- plan
-- ~ table."table"
ALTER TABLE "table" RENAME COLUMN "order" TO "select";

-- ~ table."table"
ALTER TABLE "table" RENAME COLUMN "group" TO "end";

-- ~ table."table"
ALTER TABLE "table" RENAME CONSTRAINT table_group_fkey TO table_end_fkey;
