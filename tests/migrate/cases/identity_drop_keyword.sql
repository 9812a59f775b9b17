-- object: identity, change: drop, spelling: keyword

-- previous
CREATE TABLE "table" ("primary" bigint GENERATED ALWAYS AS IDENTITY (CACHE 1) PRIMARY KEY);

-- next
CREATE TABLE "table" ("primary" bigint PRIMARY KEY);

-- plan
-- ~ table."table"
ALTER TABLE "table" ALTER COLUMN "primary" DROP IDENTITY;
