-- object: unique, change: rename, spelling: keyword

-- previous
CREATE TABLE "table" ("primary" int PRIMARY KEY, "select" int, CONSTRAINT "check" UNIQUE ("select"));

-- next
CREATE TABLE "table" (
    "primary" int PRIMARY KEY,
    "select" int,
    -- deesql:renamed from="check"
    CONSTRAINT "unique" UNIQUE ("select")
);

-- plan
-- ~ table."table"
ALTER TABLE "table" RENAME CONSTRAINT "check" TO "unique";
