-- object: comment, change: set, spelling: quoted

-- previous
CREATE TABLE "T t" (id int PRIMARY KEY, "A a" text, "B" int);

-- next
CREATE TABLE "T t" (id int PRIMARY KEY, "A a" text, "B" int);
COMMENT ON TABLE "T t" IS 'all of it';
COMMENT ON COLUMN "T t"."A a" IS 'one';

-- plan
-- ~ table."T t"
COMMENT ON COLUMN "T t"."A a" IS 'one';

-- ~ table."T t"
COMMENT ON TABLE "T t" IS 'all of it';
