-- object: schema, change: drop, spelling: keyword

-- previous
CREATE SCHEMA "select";
CREATE TABLE "select"."table" ("primary" uuid PRIMARY KEY);

-- next
CREATE TABLE "table" ("primary" uuid PRIMARY KEY);

-- plan
-- + table."table"
CREATE TABLE "table" (
    "primary" uuid,
    PRIMARY KEY ("primary")
);

-- - table."select"."table"
-- DELETES_DATA: Dropping table "select"."table" deletes all of its rows
DROP TABLE "select"."table";

-- - schema."select"
-- DELETES_DATA: Dropping schema "select" takes away its grants, and fails while something that the plan does not manage is in it
DROP SCHEMA "select";
