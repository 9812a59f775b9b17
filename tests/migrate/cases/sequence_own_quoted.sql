-- object: sequence, change: own, spelling: quoted

-- previous
CREATE TABLE "T t" (id int PRIMARY KEY, "A a" bigint);
CREATE SEQUENCE "S s" CACHE 1;

-- next
CREATE TABLE "T t" (id int PRIMARY KEY, "A a" bigint);
CREATE SEQUENCE "S s" CACHE 1 OWNED BY "T t"."A a";

-- plan
-- ~ sequence."S s"
ALTER SEQUENCE "S s" OWNED BY "T t"."A a";
