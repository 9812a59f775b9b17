-- object: primary key, change: rename, spelling: quoted

-- previous
CREATE TABLE "T" (id int CONSTRAINT "Key" PRIMARY KEY);

-- next
CREATE TABLE "T" (id int CONSTRAINT "Other Key" PRIMARY KEY);

-- plan
-- ~ table."T"
ALTER TABLE "T" RENAME CONSTRAINT "Key" TO "Other Key";
