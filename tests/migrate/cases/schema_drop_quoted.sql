-- object: schema, change: drop, spelling: quoted

-- previous
CREATE SCHEMA "My App";
CREATE TABLE "My App"."T t" ("ID" uuid PRIMARY KEY);

-- next
CREATE TABLE "T t" ("ID" uuid PRIMARY KEY);

-- plan
-- + table."T t"
CREATE TABLE "T t" (
    "ID" uuid,
    PRIMARY KEY ("ID")
);

-- - table."My App"."T t"
-- DELETES_DATA: Dropping table "My App"."T t" deletes all of its rows
DROP TABLE "My App"."T t";

-- - schema."My App"
-- DELETES_DATA: Dropping schema "My App" takes away its grants, and fails while something that the plan does not manage is in it
DROP SCHEMA "My App";
