-- object: column, change: rename, spelling: quoted

-- previous
CREATE TABLE "T" ("Id" int, "A b" text DEFAULT 'x');

-- rows
INSERT INTO "T" VALUES (1);

-- next
CREATE TABLE "T" (
    "Id" int,
    -- deesql:renamed from="A b"
    "C" text DEFAULT 'x'
);

-- check
SELECT "C" = 'x' FROM "T";

-- plan
-- ~ table."T"
ALTER TABLE "T" RENAME COLUMN "A b" TO "C";
