-- object: column, change: drop default, spelling: keyword

-- previous
CREATE TABLE "table" ("primary" uuid PRIMARY KEY, "order" int DEFAULT 3);

-- next
CREATE TABLE "table" ("primary" uuid PRIMARY KEY, "order" int);

-- plan
-- ~ table."table"
ALTER TABLE "table" ALTER COLUMN "order" DROP DEFAULT;
