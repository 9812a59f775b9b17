-- object: column, change: change default, spelling: quoted

-- previous
CREATE TABLE "T t" ("ID" uuid PRIMARY KEY, "A" text DEFAULT 'Hello');

-- next
CREATE TABLE "T t" ("ID" uuid PRIMARY KEY, "A" text DEFAULT 'HELLO');

-- plan
-- ~ table."T t"
ALTER TABLE "T t" ALTER COLUMN "A" SET DEFAULT 'HELLO';
