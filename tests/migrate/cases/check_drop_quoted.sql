-- object: check, change: drop, spelling: quoted

-- previous
CREATE TABLE "T t" ("ID" uuid PRIMARY KEY, "A" int CHECK ("A" > 0));

-- next
CREATE TABLE "T t" ("ID" uuid PRIMARY KEY, "A" int);

-- plan
-- ~ table."T t"
ALTER TABLE "T t" DROP CONSTRAINT "T t_A_check";
