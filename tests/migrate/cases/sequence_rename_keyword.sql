-- object: sequence, change: rename, spelling: keyword

-- previous
CREATE SEQUENCE "order" CACHE 1;
CREATE TABLE "table" (id bigint DEFAULT nextval('"order"'));

-- next
-- deesql:renamed from="order"
CREATE SEQUENCE "select" CACHE 1;
CREATE TABLE "table" (id bigint DEFAULT nextval('"select"'));

-- plan
-- ~ sequence."select"
ALTER SEQUENCE "order" RENAME TO "select";
