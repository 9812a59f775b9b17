-- object: primary key, change: drop, spelling: keyword

-- previous
CREATE TABLE "table" ("primary" int PRIMARY KEY, "order" int NOT NULL, "select" text);

-- rows
INSERT INTO "table" SELECT i, i + 1, 'x' FROM generate_series(1, 5) AS i;

-- next
CREATE TABLE "table" ("primary" int, "order" int NOT NULL, "select" text);

-- check
SELECT count(*) = 5 AND sum("order" - "primary") = 5 FROM "table";

-- plan
-- +/- table."table"
CREATE TABLE table_deesql_new (
    "primary" integer,
    "order" integer NOT NULL,
    "select" text
);

-- +/- table."table"
-- repeat until it changes no row
-- TABLE_REBUILD: The rows of "table" are copied to a new table, in batches of at most 3,000; stop whoever writes to "table" until it is done, as changes to rows that are copied already are lost; privileges and comments are given again once the new table has the name
INSERT INTO table_deesql_new ("primary", "order", "select")
SELECT "primary", "order", "select" FROM "table" AS source
WHERE NOT EXISTS (SELECT 1 FROM table_deesql_new)
ORDER BY source."primary" LIMIT 3000;

-- +/- table."table"
-- repeat until it changes no row
INSERT INTO table_deesql_new ("primary", "order", "select")
SELECT "primary", "order", "select" FROM "table" AS source
WHERE source."primary" > (
    SELECT "primary" FROM table_deesql_new ORDER BY "primary" DESC LIMIT 1
)
ORDER BY source."primary" LIMIT 3000;

-- +/- table."table"
-- must be true
SELECT (
    SELECT (count(*), sum(('x' || substr(md5(ROW("primary", "order", "select")::text), 1, 16))::bit(64)::bigint))
    FROM "table"
) = (
    SELECT (count(*), sum(('x' || substr(md5(ROW("primary", "order", "select")::text), 1, 16))::bit(64)::bigint))
    FROM table_deesql_new
);

-- +/- table."table"
SELECT NOT EXISTS (
    SELECT 1 FROM pg_constraint WHERE contype = 'f' AND confrelid = '"table"'::regclass AND conrelid <> confrelid
) AND NOT EXISTS (
    SELECT 1 FROM pg_depend WHERE refobjid = '"table"'::regclass AND refclassid = 'pg_class'::regclass
    AND classid IN ('pg_rewrite'::regclass, 'pg_proc'::regclass)
);

-- +/- table."table"
-- TABLE_REBUILD: The name "table" is missing from here to the end of the next statement
ALTER TABLE "table" RENAME TO table_deesql_old;

-- +/- table."table"
ALTER TABLE table_deesql_new RENAME TO "table";

-- +/- table."table"
-- DELETES_DATA: Dropping table table_deesql_old deletes the rows as they were before they were copied, with what the new table has no column for
DROP TABLE table_deesql_old;
