-- object: grant, change: take, spelling: quoted

-- previous
CREATE TABLE "T t" (id int PRIMARY KEY, "A a" text, "B" int);
GRANT SELECT, INSERT ON "T t" TO "R r";
GRANT UPDATE ("A a") ON "T t" TO "R r";

-- next
CREATE TABLE "T t" (id int PRIMARY KEY, "A a" text, "B" int);
GRANT SELECT ON "T t" TO "R r";

-- plan
-- ~ table."T t"
REVOKE INSERT, UPDATE ("A a") ON "T t" FROM "R r";
