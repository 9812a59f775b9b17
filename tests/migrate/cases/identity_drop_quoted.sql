-- object: identity, change: drop, spelling: quoted

-- previous
CREATE TABLE "T t" ("ID" bigint GENERATED ALWAYS AS IDENTITY (CACHE 1) PRIMARY KEY);

-- next
CREATE TABLE "T t" ("ID" bigint PRIMARY KEY);

-- plan
-- ~ table."T t"
ALTER TABLE "T t" ALTER COLUMN "ID" DROP IDENTITY;
