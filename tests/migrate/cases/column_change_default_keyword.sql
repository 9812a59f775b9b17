-- object: column, change: change default, spelling: keyword

-- previous
CREATE TABLE "table" ("primary" uuid PRIMARY KEY, "order" text DEFAULT 'Hello');

-- next
CREATE TABLE "table" ("primary" uuid PRIMARY KEY, "order" text DEFAULT 'HELLO');

-- plan
-- ~ table."table"
ALTER TABLE "table" ALTER COLUMN "order" SET DEFAULT 'HELLO';
