-- object: check, change: add, spelling: quoted

-- previous
CREATE TABLE "T" ("A" int);

-- next
CREATE TABLE "T" ("A" int CONSTRAINT "Is Positive" CHECK ("A" > 0));

-- plan
-- ~ table."T"
ALTER TABLE "T" ADD CONSTRAINT "Is Positive" CHECK ("A" > 0) NOT VALID;

-- ~ table."T"
ALTER TABLE ASYNC "T" VALIDATE CONSTRAINT "Is Positive";
