-- object: column, change: drop not null, spelling: keyword

-- previous
CREATE TABLE "table" ("primary" uuid PRIMARY KEY, "order" int NOT NULL);

-- next
CREATE TABLE "table" ("primary" uuid PRIMARY KEY, "order" int);

-- plan
-- ~ table."table"
ALTER TABLE "table" ALTER COLUMN "order" DROP NOT NULL;
