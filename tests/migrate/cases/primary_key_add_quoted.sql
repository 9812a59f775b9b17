-- object: primary key, change: add, spelling: quoted

-- previous
CREATE TABLE "T" ("Id" int, "A b" int, "B" text);

-- rows
INSERT INTO "T" SELECT i, i + 1, 'x' FROM generate_series(1, 5) AS i;

-- next
CREATE TABLE "T" ("Id" int PRIMARY KEY, "A b" int, "B" text);

-- check
SELECT count(*) = 5 AND sum("A b" - "Id") = 5 FROM "T";

-- plan
-- +/- table."T"
CREATE TABLE "T_deesql_new" (
    "Id" integer,
    "A b" integer,
    "B" text,
    CONSTRAINT "T_pkey_deesql_new" PRIMARY KEY ("Id")
);

-- +/- table."T"
-- repeat until it changes no row
-- TABLE_REBUILD: The rows of "T" are copied to a new table, in batches of at most 3,000; stop whoever writes to "T" until it is done, as changes to rows that are copied already are lost; privileges and comments are given again once the new table has the name
INSERT INTO "T_deesql_new" ("Id", "A b", "B")
SELECT "Id", "A b", "B" FROM "T" AS source
WHERE NOT EXISTS (SELECT 1 FROM "T_deesql_new")
ORDER BY source."Id" LIMIT 3000;

-- +/- table."T"
-- repeat until it changes no row
INSERT INTO "T_deesql_new" ("Id", "A b", "B")
SELECT "Id", "A b", "B" FROM "T" AS source
WHERE source."Id" > (
    SELECT "Id" FROM "T_deesql_new" ORDER BY "Id" DESC LIMIT 1
)
ORDER BY source."Id" LIMIT 3000;

-- +/- table."T"
-- must be true
SELECT (
    SELECT (count(*), sum(('x' || substr(md5(ROW("Id", "A b", "B")::text), 1, 16))::bit(64)::bigint))
    FROM "T"
) = (
    SELECT (count(*), sum(('x' || substr(md5(ROW("Id", "A b", "B")::text), 1, 16))::bit(64)::bigint))
    FROM "T_deesql_new"
);

-- +/- table."T"
SELECT NOT EXISTS (
    SELECT 1 FROM pg_constraint WHERE contype = 'f' AND confrelid = '"T"'::regclass AND conrelid <> confrelid
) AND NOT EXISTS (
    SELECT 1 FROM pg_depend WHERE refobjid = '"T"'::regclass AND refclassid = 'pg_class'::regclass
    AND classid IN ('pg_rewrite'::regclass, 'pg_proc'::regclass)
);

-- +/- table."T"
-- TABLE_REBUILD: The name "T" is missing from here to the end of the next statement
ALTER TABLE "T" RENAME TO "T_deesql_old";

-- +/- table."T"
ALTER TABLE "T_deesql_new" RENAME TO "T";

-- +/- table."T"
-- DELETES_DATA: Dropping table "T_deesql_old" deletes the rows as they were before they were copied, with what the new table has no column for
DROP TABLE "T_deesql_old";

-- +/- table."T"
ALTER TABLE "T" RENAME CONSTRAINT "T_pkey_deesql_new" TO "T_pkey";
