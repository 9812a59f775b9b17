-- object: comment, change: change, spelling: quoted

-- previous
CREATE TABLE "T t" (id int PRIMARY KEY, "A a" text, "B" int);
COMMENT ON TABLE "T t" IS 'all of it';
COMMENT ON COLUMN "T t"."A a" IS 'one';

-- next
CREATE TABLE "T t" (id int PRIMARY KEY, "A a" text, "B" int);
COMMENT ON TABLE "T t" IS 'All of it';
COMMENT ON COLUMN "T t"."A a" IS 'one''s';

-- plan
-- ~ table."T t"
COMMENT ON COLUMN "T t"."A a" IS 'one''s';

-- ~ table."T t"
COMMENT ON TABLE "T t" IS 'All of it';
