-- object: comment, change: change, spelling: keyword

-- previous
CREATE TABLE "order" (id int PRIMARY KEY, "select" text, "where" int);
COMMENT ON TABLE "order" IS 'all of it';
COMMENT ON COLUMN "order"."select" IS 'one';

-- next
CREATE TABLE "order" (id int PRIMARY KEY, "select" text, "where" int);
COMMENT ON TABLE "order" IS 'All of it';
COMMENT ON COLUMN "order"."select" IS 'one''s';

-- plan
-- ~ table."order"
COMMENT ON COLUMN "order"."select" IS 'one''s';

-- ~ table."order"
COMMENT ON TABLE "order" IS 'All of it';
