-- object: sequence, change: own, spelling: keyword

-- previous
CREATE TABLE "order" (id int PRIMARY KEY, "select" bigint);
CREATE SEQUENCE "table" CACHE 1;

-- next
CREATE TABLE "order" (id int PRIMARY KEY, "select" bigint);
CREATE SEQUENCE "table" CACHE 1 OWNED BY "order"."select";

-- plan
-- ~ sequence."table"
ALTER SEQUENCE "table" OWNED BY "order"."select";
