-- object: identity, change: add, spelling: keyword

-- previous
CREATE TABLE "order" ("user" bigint PRIMARY KEY);

-- next
CREATE TABLE "order" ("user" bigint GENERATED ALWAYS AS IDENTITY (CACHE 65536) PRIMARY KEY);

-- plan
-- ~ table."order"
ALTER TABLE "order" ALTER COLUMN "user" ADD GENERATED ALWAYS AS IDENTITY (CACHE 65536);
