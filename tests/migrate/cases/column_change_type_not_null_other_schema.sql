-- object: column, change: change type not null, spelling: other schema

-- previous
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a int NOT NULL, b text);

-- rows
INSERT INTO app.t SELECT i, i + 1, 'x' FROM generate_series(1, 5) AS i;

-- next
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, a text NOT NULL DEFAULT 'z', b text);

-- check
SELECT count(*) = 5 AND sum(a::int - id) = 5 FROM app.t;

-- plan
-- +/- table.app.t
CREATE TABLE app.t_deesql_new (
    id integer,
    a text NOT NULL DEFAULT 'z',
    b text,
    CONSTRAINT t_pkey_deesql_new PRIMARY KEY (id)
);

-- +/- table.app.t
-- repeat until it changes no row
-- TABLE_REBUILD: The rows of app.t are copied to a new table, in batches of at most 3,000; stop whoever writes to app.t until it is done, as changes to rows that are copied already are lost; privileges and comments are given again once the new table has the name
INSERT INTO app.t_deesql_new (id, a, b)
SELECT id, a::text, b FROM app.t AS source
WHERE NOT EXISTS (SELECT 1 FROM app.t_deesql_new)
ORDER BY source.id LIMIT 3000;

-- +/- table.app.t
-- repeat until it changes no row
INSERT INTO app.t_deesql_new (id, a, b)
SELECT id, a::text, b FROM app.t AS source
WHERE source.id > (
    SELECT id FROM app.t_deesql_new ORDER BY id DESC LIMIT 1
)
ORDER BY source.id LIMIT 3000;

-- +/- table.app.t
-- must be true
SELECT (
    SELECT (count(*), sum(('x' || substr(md5(ROW(id, a::text, b)::text), 1, 16))::bit(64)::bigint))
    FROM app.t
) = (
    SELECT (count(*), sum(('x' || substr(md5(ROW(id, a, b)::text), 1, 16))::bit(64)::bigint))
    FROM app.t_deesql_new
);

-- +/- table.app.t
SELECT NOT EXISTS (
    SELECT 1 FROM pg_constraint WHERE contype = 'f' AND confrelid = 'app.t'::regclass AND conrelid <> confrelid
) AND NOT EXISTS (
    SELECT 1 FROM pg_depend WHERE refobjid = 'app.t'::regclass AND refclassid = 'pg_class'::regclass
    AND classid IN ('pg_rewrite'::regclass, 'pg_proc'::regclass)
);

-- +/- table.app.t
-- TABLE_REBUILD: The name app.t is missing from here to the end of the next statement
ALTER TABLE app.t RENAME TO t_deesql_old;

-- +/- table.app.t
ALTER TABLE app.t_deesql_new RENAME TO t;

-- +/- table.app.t
-- DELETES_DATA: Dropping table app.t_deesql_old deletes the rows as they were before they were copied, with what the new table has no column for
DROP TABLE app.t_deesql_old;

-- +/- table.app.t
ALTER TABLE app.t RENAME CONSTRAINT t_pkey_deesql_new TO t_pkey;
