-- object: foreign key, change: change, spelling: quoted

-- previous
CREATE TABLE "Päckchen" ("ID" int PRIMARY KEY, "A" int, "b b" int, UNIQUE ("A", "b b"));
CREATE TABLE "T t" ("ID" uuid PRIMARY KEY, "P.id" int REFERENCES "Päckchen" ON DELETE CASCADE);

-- next
CREATE TABLE "Päckchen" ("ID" int PRIMARY KEY, "A" int, "b b" int, UNIQUE ("A", "b b"));
CREATE TABLE "T t" ("ID" uuid PRIMARY KEY, "P.id" int REFERENCES "Päckchen" ON DELETE SET NULL);

-- plan
-- ~ table."T t"
ALTER TABLE "T t" DROP CONSTRAINT "T t_P.id_fkey";

-- ~ table."T t"
ALTER TABLE "T t" ADD CONSTRAINT "T t_P.id_fkey" FOREIGN KEY ("P.id") REFERENCES "Päckchen" ("ID") ON DELETE SET NULL NOT VALID;

-- ~ table."T t"
ALTER TABLE ASYNC "T t" VALIDATE CONSTRAINT "T t_P.id_fkey";
