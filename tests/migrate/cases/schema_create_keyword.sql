-- object: schema, change: create, spelling: keyword

-- previous

-- next
CREATE SCHEMA "order";
CREATE TABLE "order"."table" ("user" uuid PRIMARY KEY);
CREATE INDEX ASYNC "index" ON "order"."table" ("user");

-- plan
-- + schema."order"
CREATE SCHEMA "order";

-- + table."order"."table"
CREATE TABLE "order"."table" (
    "user" uuid,
    PRIMARY KEY ("user")
);

-- + index."order".index
-- INDEX_BUILD: Building index index asynchronously
CREATE INDEX ASYNC index ON "order"."table" ("user");
