-- object: grant, change: take, spelling: keyword

-- previous
CREATE TABLE "order" (id int PRIMARY KEY, "select" text, "where" int);
GRANT SELECT, INSERT ON "order" TO "select";
GRANT UPDATE ("select") ON "order" TO "select";

-- next
CREATE TABLE "order" (id int PRIMARY KEY, "select" text, "where" int);
GRANT SELECT ON "order" TO "select";

-- plan
-- ~ table."order"
REVOKE INSERT, UPDATE ("select") ON "order" FROM "select";
