-- object: check, change: rename, spelling: keyword

-- previous
CREATE TABLE "table" ("primary" int PRIMARY KEY, "select" int, CONSTRAINT "check" CHECK ("select" > 0));

-- next
CREATE TABLE "table" (
    "primary" int PRIMARY KEY,
    "select" int,
    -- deesql:renamed from="check"
    CONSTRAINT "unique" CHECK ("select" > 0)
);

-- plan
-- ~ table."table"
ALTER TABLE "table" RENAME CONSTRAINT "check" TO "unique";
