-- object: comment, change: set, spelling: keyword

-- previous
CREATE TABLE "order" (id int PRIMARY KEY, "select" text, "where" int);

-- next
CREATE TABLE "order" (id int PRIMARY KEY, "select" text, "where" int);
COMMENT ON TABLE "order" IS 'all of it';
COMMENT ON COLUMN "order"."select" IS 'one';

-- plan
-- ~ table."order"
COMMENT ON COLUMN "order"."select" IS 'one';

-- ~ table."order"
COMMENT ON TABLE "order" IS 'all of it';
