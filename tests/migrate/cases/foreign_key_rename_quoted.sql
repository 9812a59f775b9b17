-- object: foreign key, change: rename, spelling: quoted

-- previous
CREATE TABLE "P" ("Id" int PRIMARY KEY);
CREATE TABLE "T" ("Id" int PRIMARY KEY, "A" int, CONSTRAINT "C x" FOREIGN KEY ("A") REFERENCES "P");

-- next
CREATE TABLE "P" ("Id" int PRIMARY KEY);
CREATE TABLE "T" (
    "Id" int PRIMARY KEY,
    "A" int,
    -- deesql:renamed from="C x"
    CONSTRAINT "D" FOREIGN KEY ("A") REFERENCES "P"
);

-- plan
-- ~ table."T"
ALTER TABLE "T" RENAME CONSTRAINT "C x" TO "D";
