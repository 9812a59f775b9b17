-- object: column, change: drop not null, spelling: quoted

-- previous
CREATE TABLE "T t" ("ID" uuid PRIMARY KEY, "A" int NOT NULL);

-- next
CREATE TABLE "T t" ("ID" uuid PRIMARY KEY, "A" int);

-- plan
-- ~ table."T t"
ALTER TABLE "T t" ALTER COLUMN "A" DROP NOT NULL;
