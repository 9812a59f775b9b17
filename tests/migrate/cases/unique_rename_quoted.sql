-- object: unique, change: rename, spelling: quoted

-- previous
CREATE TABLE "T" ("Id" int PRIMARY KEY, "A" int, CONSTRAINT "C x" UNIQUE ("A"));

-- next
CREATE TABLE "T" (
    "Id" int PRIMARY KEY,
    "A" int,
    -- deesql:renamed from="C x"
    CONSTRAINT "D" UNIQUE ("A")
);

-- plan
-- ~ table."T"
ALTER TABLE "T" RENAME CONSTRAINT "C x" TO "D";
