-- object: foreign key, change: rename, spelling: keyword

-- previous
CREATE TABLE "order" ("primary" int PRIMARY KEY);
CREATE TABLE "table" ("primary" int PRIMARY KEY, "select" int, CONSTRAINT "check" FOREIGN KEY ("select") REFERENCES "order");

-- next
CREATE TABLE "order" ("primary" int PRIMARY KEY);
CREATE TABLE "table" (
    "primary" int PRIMARY KEY,
    "select" int,
    -- deesql:renamed from="check"
    CONSTRAINT "unique" FOREIGN KEY ("select") REFERENCES "order"
);

-- plan
-- ~ table."table"
ALTER TABLE "table" RENAME CONSTRAINT "check" TO "unique";
