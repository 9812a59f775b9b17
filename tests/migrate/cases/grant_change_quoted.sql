-- object: grant, change: change, spelling: quoted

-- previous
CREATE TABLE "T t" (id int PRIMARY KEY, "A a" text, "B" int);
GRANT SELECT ON "T t" TO "R r";
GRANT SELECT ON "T t" TO PUBLIC;

-- next
CREATE TABLE "T t" (id int PRIMARY KEY, "A a" text, "B" int);
GRANT SELECT ("A a") ON "T t" TO "R r";
GRANT DELETE ON "T t" TO "R r" WITH GRANT OPTION;

-- plan
-- ~ table."T t"
REVOKE SELECT ON "T t" FROM PUBLIC;

-- ~ table."T t"
REVOKE SELECT ON "T t" FROM "R r";

-- ~ table."T t"
GRANT SELECT ("A a") ON "T t" TO "R r";

-- ~ table."T t"
GRANT DELETE ON "T t" TO "R r" WITH GRANT OPTION;
