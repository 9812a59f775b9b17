-- object: column, change: drop default, spelling: quoted

-- previous
CREATE TABLE "T t" ("ID" uuid PRIMARY KEY, "A" int DEFAULT 3);

-- next
CREATE TABLE "T t" ("ID" uuid PRIMARY KEY, "A" int);

-- plan
-- ~ table."T t"
ALTER TABLE "T t" ALTER COLUMN "A" DROP DEFAULT;
