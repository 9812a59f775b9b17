-- object: column, change: add, spelling: quoted

-- previous
CREATE TABLE "T t" (id uuid PRIMARY KEY);

-- next
CREATE TABLE "T t" (id uuid PRIMARY KEY, "Full Name" text);

-- plan
-- ~ table."T t"
ALTER TABLE "T t" ADD COLUMN "Full Name" text;
