-- object: column, change: set storage, spelling: quoted

-- previous
CREATE TABLE "T t" ("ID" uuid PRIMARY KEY, "A" text);

-- next
CREATE TABLE "T t" ("ID" uuid PRIMARY KEY, "A" text STORAGE EXTERNAL);

-- plan
-- ~ table."T t"
ALTER TABLE "T t" ALTER COLUMN "A" SET STORAGE EXTERNAL;
