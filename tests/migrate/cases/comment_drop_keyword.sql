-- object: comment, change: drop, spelling: keyword

-- previous
CREATE TABLE "order" (id int PRIMARY KEY, "select" text, "where" int);
COMMENT ON TABLE "order" IS 'all of it';
COMMENT ON COLUMN "order"."select" IS 'one';

-- next
CREATE TABLE "order" (id int PRIMARY KEY, "select" text, "where" int);

-- plan
-- ~ table."order"
COMMENT ON COLUMN "order"."select" IS NULL;

-- ~ table."order"
COMMENT ON TABLE "order" IS NULL;
