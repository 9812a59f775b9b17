-- object: schema, change: create, spelling: quoted

-- previous

-- next
CREATE SCHEMA "My App";
CREATE TABLE "My App"."T" ("Id" uuid PRIMARY KEY, UNIQUE ("Id"));

-- plan
