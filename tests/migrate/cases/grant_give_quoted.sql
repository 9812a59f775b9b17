-- object: grant, change: give, spelling: quoted

-- previous
CREATE TABLE "T t" (id int PRIMARY KEY, "A a" text, "B" int);

-- next
CREATE TABLE "T t" (id int PRIMARY KEY, "A a" text, "B" int);
GRANT SELECT, INSERT ON "T t" TO "R r";
GRANT UPDATE ("A a", "B") ON TABLE "T t" TO "R r";

-- plan
-- ~ table."T t"
GRANT INSERT, SELECT, UPDATE ("A a", "B") ON "T t" TO "R r";
