-- object: column, change: set storage, spelling: keyword

-- previous
CREATE TABLE "table" ("primary" uuid PRIMARY KEY, "order" text);

-- next
CREATE TABLE "table" ("primary" uuid PRIMARY KEY, "order" text STORAGE EXTERNAL);

-- plan
-- ~ table."table"
ALTER TABLE "table" ALTER COLUMN "order" SET STORAGE EXTERNAL;
