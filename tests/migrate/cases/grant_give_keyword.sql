-- object: grant, change: give, spelling: keyword

-- previous
CREATE TABLE "order" (id int PRIMARY KEY, "select" text, "where" int);

-- next
CREATE TABLE "order" (id int PRIMARY KEY, "select" text, "where" int);
GRANT SELECT, INSERT ON "order" TO "select";
GRANT UPDATE ("select", "where") ON TABLE "order" TO "select";

-- plan
-- ~ table."order"
GRANT INSERT, SELECT, UPDATE ("select", "where") ON "order" TO "select";
