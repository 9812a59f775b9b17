-- object: check, change: rename, spelling: quoted

-- previous
CREATE TABLE "T" ("Id" int PRIMARY KEY, "A" int, CONSTRAINT "C x" CHECK ("A" > 0));

-- next
CREATE TABLE "T" (
    "Id" int PRIMARY KEY,
    "A" int,
    -- deesql:renamed from="C x"
    CONSTRAINT "D" CHECK ("A" > 0)
);

-- plan
-- ~ table."T"
ALTER TABLE "T" RENAME CONSTRAINT "C x" TO "D";
