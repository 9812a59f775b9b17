-- object: grant, change: change, spelling: keyword

-- previous
CREATE TABLE "order" (id int PRIMARY KEY, "select" text, "where" int);
GRANT SELECT ON "order" TO "select";
GRANT SELECT ON "order" TO PUBLIC;

-- next
CREATE TABLE "order" (id int PRIMARY KEY, "select" text, "where" int);
GRANT SELECT ("select") ON "order" TO "select";
GRANT DELETE ON "order" TO "select" WITH GRANT OPTION;

-- plan
-- ~ table."order"
REVOKE SELECT ON "order" FROM PUBLIC;

-- ~ table."order"
REVOKE SELECT ON "order" FROM "select";

-- ~ table."order"
GRANT SELECT ("select") ON "order" TO "select";

-- ~ table."order"
GRANT DELETE ON "order" TO "select" WITH GRANT OPTION;
