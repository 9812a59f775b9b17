-- object: column, change: set not null, spelling: quoted

-- previous
CREATE TABLE "T" ("A" int);

-- next
CREATE TABLE "T" ("A" int NOT NULL);

-- plan
-- ~ table."T"
-- CORRECTNESS: "T"."A" gets a CHECK instead of NOT NULL, which Aurora DSQL cannot add to a table; its validation fails while a row holds NULL
ALTER TABLE "T" ADD CONSTRAINT "T_A_not_null" CHECK ("A" IS NOT NULL) NOT VALID;

-- ~ table."T"
ALTER TABLE ASYNC "T" VALIDATE CONSTRAINT "T_A_not_null";
