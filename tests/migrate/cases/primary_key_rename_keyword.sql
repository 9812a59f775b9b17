-- object: primary key, change: rename, spelling: keyword

-- previous
CREATE TABLE "table" ("primary" int PRIMARY KEY);

-- next
CREATE TABLE "table" ("primary" int, CONSTRAINT t_id PRIMARY KEY ("primary"));

-- plan
-- ~ table."table"
ALTER TABLE "table" RENAME CONSTRAINT table_pkey TO t_id;
