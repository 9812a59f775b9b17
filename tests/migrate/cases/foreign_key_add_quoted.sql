-- object: foreign key, change: add, spelling: quoted

-- previous
CREATE TABLE "P" ("Id" int PRIMARY KEY);
CREATE TABLE "T" ("P Id" int);

-- next
CREATE TABLE "P" ("Id" int PRIMARY KEY);
CREATE TABLE "T" ("P Id" int REFERENCES "P" ("Id"));

-- plan
-- ~ table."T"
ALTER TABLE "T" ADD CONSTRAINT "T_P Id_fkey" FOREIGN KEY ("P Id") REFERENCES "P" ("Id") NOT VALID;

-- ~ table."T"
ALTER TABLE ASYNC "T" VALIDATE CONSTRAINT "T_P Id_fkey";
