-- object: table, change: create, spelling: quoted

-- previous

-- next
CREATE TABLE "Mixed Case" ("Id" uuid PRIMARY KEY, "a""b" int CHECK ("a""b" > 0), "käse" text UNIQUE);

-- plan
-- + table."Mixed Case"
CREATE TABLE "Mixed Case" (
    "Id" uuid,
    "a""b" integer,
    "käse" text,
    PRIMARY KEY ("Id"),
    UNIQUE ("käse"),
    CHECK ("a""b" > 0)
);
