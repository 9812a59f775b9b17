-- object: foreign key, change: drop, spelling: quoted

-- previous
CREATE TABLE "Päckchen" ("ID" int PRIMARY KEY, "A" int, "b b" int, UNIQUE ("A", "b b"));
CREATE TABLE "T t" ("ID" uuid PRIMARY KEY, "P.id" int REFERENCES "Päckchen");

-- next
CREATE TABLE "Päckchen" ("ID" int PRIMARY KEY, "A" int, "b b" int, UNIQUE ("A", "b b"));
CREATE TABLE "T t" ("ID" uuid PRIMARY KEY, "P.id" int);

-- plan
-- ~ table."T t"
ALTER TABLE "T t" DROP CONSTRAINT "T t_P.id_fkey";
