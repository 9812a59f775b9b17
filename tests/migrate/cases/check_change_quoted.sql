-- object: check, change: change, spelling: quoted

-- previous
CREATE TABLE "T t" ("ID" uuid PRIMARY KEY, "A" int CHECK ("A" > 0));

-- next
CREATE TABLE "T t" ("ID" uuid PRIMARY KEY, "A" int CHECK ("A" > 1));

-- plan
-- ~ table."T t"
ALTER TABLE "T t" DROP CONSTRAINT "T t_A_check";

-- ~ table."T t"
ALTER TABLE "T t" ADD CONSTRAINT "T t_A_check" CHECK ("A" > 1) NOT VALID;

-- ~ table."T t"
ALTER TABLE ASYNC "T t" VALIDATE CONSTRAINT "T t_A_check";
