-- object: column, change: set default, spelling: quoted

-- previous
CREATE TABLE "T t" ("ID" uuid PRIMARY KEY, "A" int);

-- next
CREATE TABLE "T t" ("ID" uuid PRIMARY KEY, "A" int DEFAULT 3);

-- plan
-- ~ table."T t"
ALTER TABLE "T t" ALTER COLUMN "A" SET DEFAULT 3;
