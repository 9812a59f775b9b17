-- object: domain, change: drop, spelling: quoted

-- previous
CREATE DOMAIN "D d" AS text CHECK (VALUE <> '');
CREATE TABLE "T t" (id int PRIMARY KEY, "A a" "D d");

-- next
CREATE TABLE "T t" (id int PRIMARY KEY);

-- plan
-- ~ table."T t"
-- DELETES_DATA: Dropping column "A a" of "T t" deletes its values
ALTER TABLE "T t" DROP COLUMN "A a";

-- - domain."D d"
DROP DOMAIN "D d";
