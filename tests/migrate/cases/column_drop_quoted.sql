-- object: column, change: drop, spelling: quoted

-- previous
CREATE TABLE "T" (a int, "Old One" text);

-- next
CREATE TABLE "T" (a int);

-- plan
-- ~ table."T"
-- DELETES_DATA: Dropping column "Old One" of "T" deletes its values
ALTER TABLE "T" DROP COLUMN "Old One";
