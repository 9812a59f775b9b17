-- object: column, change: drop expression, spelling: keyword

-- previous
CREATE TABLE "table" ("primary" uuid PRIMARY KEY, "order" int, "group" int GENERATED ALWAYS AS ("order" + 1) STORED);

-- next
CREATE TABLE "table" ("primary" uuid PRIMARY KEY, "order" int, "group" int);

-- plan
-- ~ table."table"
ALTER TABLE "table" ALTER COLUMN "group" DROP EXPRESSION;
