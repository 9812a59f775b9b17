-- object: schema, change: create, spelling: quoted

-- previous

-- next
CREATE SCHEMA "My App";
CREATE TABLE "My App"."T" ("Id" uuid PRIMARY KEY, UNIQUE ("Id"));

-- plan
-- + schema."My App"
CREATE SCHEMA "My App";

-- + table."My App"."T"
CREATE TABLE "My App"."T" (
    "Id" uuid,
    PRIMARY KEY ("Id")
);
