-- object: unique, change: drop, spelling: quoted

-- previous
CREATE TABLE "T t" ("ID" uuid PRIMARY KEY, "A" int UNIQUE);

-- next
CREATE TABLE "T t" ("ID" uuid PRIMARY KEY, "A" int);

-- plan
-- ~ table."T t"
-- INDEX_DROPPED: Dropping constraint "T t_A_key" drops its index
ALTER TABLE "T t" DROP CONSTRAINT "T t_A_key";
