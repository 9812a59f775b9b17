-- object: column, change: change type, spelling: of parent and child

-- previous
CREATE TABLE p (id int PRIMARY KEY, c_id int);
CREATE TABLE c (id int PRIMARY KEY, p_id int NOT NULL REFERENCES p);
ALTER TABLE p ADD FOREIGN KEY (c_id) REFERENCES c NOT VALID;
CREATE TABLE d (p_id int REFERENCES p);

-- rows
INSERT INTO p VALUES (1); INSERT INTO c VALUES (2, 1); UPDATE p SET c_id = 2; INSERT INTO d VALUES (1);

-- next
CREATE TABLE p (id bigint PRIMARY KEY, c_id bigint);
CREATE TABLE c (id bigint PRIMARY KEY, p_id bigint NOT NULL REFERENCES p);
ALTER TABLE p ADD FOREIGN KEY (c_id) REFERENCES c NOT VALID;
CREATE TABLE d (p_id bigint REFERENCES p);

-- check
SELECT c_id = 2 AND p_id = 1 FROM p, c;

-- plan
-- +/- table.c
CREATE TABLE c_deesql_new (
    id bigint,
    p_id bigint NOT NULL,
    CONSTRAINT c_pkey_deesql_new PRIMARY KEY (id)
);

-- +/- table.c
-- repeat until it changes no row
-- TABLE_REBUILD: The rows of c are copied to a new table, in batches of at most 3,000; stop whoever writes to c until it is done, as changes to rows that are copied already are lost; privileges and comments are given again once the new table has the name
INSERT INTO c_deesql_new (id, p_id)
SELECT id::bigint, p_id::bigint FROM c AS source
WHERE NOT EXISTS (SELECT 1 FROM c_deesql_new)
ORDER BY source.id LIMIT 3000;

-- +/- table.c
-- repeat until it changes no row
INSERT INTO c_deesql_new (id, p_id)
SELECT id::bigint, p_id::bigint FROM c AS source
WHERE source.id > (
    SELECT id FROM c_deesql_new ORDER BY id DESC LIMIT 1
)
ORDER BY source.id LIMIT 3000;

-- +/- table.c
-- must be true
SELECT (
    SELECT (count(*), sum(('x' || substr(md5(ROW(id::bigint, p_id::bigint)::text), 1, 16))::bit(64)::bigint))
    FROM c
) = (
    SELECT (count(*), sum(('x' || substr(md5(ROW(id, p_id)::text), 1, 16))::bit(64)::bigint))
    FROM c_deesql_new
);

-- +/- table.d
CREATE TABLE d_deesql_new (
    p_id bigint
);

-- +/- table.d
-- repeat until it changes no row
-- TABLE_REBUILD: The rows of d are copied to a new table, all at once, as no key tells one batch from the next, which fails above 3,000 rows: then give the table a primary key in the same change; stop whoever writes to d until it is done, as changes to rows that are copied already are lost; privileges and comments are given again once the new table has the name
INSERT INTO d_deesql_new (p_id)
SELECT p_id::bigint FROM d AS source
WHERE NOT EXISTS (SELECT 1 FROM d_deesql_new);

-- +/- table.d
-- must be true
SELECT (
    SELECT (count(*), sum(('x' || substr(md5(ROW(p_id::bigint)::text), 1, 16))::bit(64)::bigint))
    FROM d
) = (
    SELECT (count(*), sum(('x' || substr(md5(ROW(p_id)::text), 1, 16))::bit(64)::bigint))
    FROM d_deesql_new
);

-- +/- table.p
CREATE TABLE p_deesql_new (
    id bigint,
    c_id bigint,
    CONSTRAINT p_pkey_deesql_new PRIMARY KEY (id)
);

-- +/- table.p
-- repeat until it changes no row
-- TABLE_REBUILD: The rows of p are copied to a new table, in batches of at most 3,000; stop whoever writes to p until it is done, as changes to rows that are copied already are lost; privileges and comments are given again once the new table has the name
INSERT INTO p_deesql_new (id, c_id)
SELECT id::bigint, c_id::bigint FROM p AS source
WHERE NOT EXISTS (SELECT 1 FROM p_deesql_new)
ORDER BY source.id LIMIT 3000;

-- +/- table.p
-- repeat until it changes no row
INSERT INTO p_deesql_new (id, c_id)
SELECT id::bigint, c_id::bigint FROM p AS source
WHERE source.id > (
    SELECT id FROM p_deesql_new ORDER BY id DESC LIMIT 1
)
ORDER BY source.id LIMIT 3000;

-- +/- table.p
-- must be true
SELECT (
    SELECT (count(*), sum(('x' || substr(md5(ROW(id::bigint, c_id::bigint)::text), 1, 16))::bit(64)::bigint))
    FROM p
) = (
    SELECT (count(*), sum(('x' || substr(md5(ROW(id, c_id)::text), 1, 16))::bit(64)::bigint))
    FROM p_deesql_new
);

-- ~ table.c
ALTER TABLE c DROP CONSTRAINT c_p_id_fkey;

-- ~ table.d
ALTER TABLE d DROP CONSTRAINT d_p_id_fkey;

-- +/- table.d
SELECT NOT EXISTS (
    SELECT 1 FROM pg_constraint WHERE contype = 'f' AND confrelid = 'd'::regclass AND conrelid <> confrelid
) AND NOT EXISTS (
    SELECT 1 FROM pg_depend WHERE refobjid = 'd'::regclass AND refclassid = 'pg_class'::regclass
    AND classid IN ('pg_rewrite'::regclass, 'pg_proc'::regclass)
);

-- +/- table.d
-- TABLE_REBUILD: The name d is missing from here to the end of the next statement
ALTER TABLE d RENAME TO d_deesql_old;

-- +/- table.d
ALTER TABLE d_deesql_new RENAME TO d;

-- ~ table.p
ALTER TABLE p DROP CONSTRAINT p_c_id_fkey;

-- +/- table.c
SELECT NOT EXISTS (
    SELECT 1 FROM pg_constraint WHERE contype = 'f' AND confrelid = 'c'::regclass AND conrelid <> confrelid
) AND NOT EXISTS (
    SELECT 1 FROM pg_depend WHERE refobjid = 'c'::regclass AND refclassid = 'pg_class'::regclass
    AND classid IN ('pg_rewrite'::regclass, 'pg_proc'::regclass)
);

-- +/- table.c
-- TABLE_REBUILD: The name c is missing from here to the end of the next statement
ALTER TABLE c RENAME TO c_deesql_old;

-- +/- table.c
ALTER TABLE c_deesql_new RENAME TO c;

-- +/- table.p
SELECT NOT EXISTS (
    SELECT 1 FROM pg_constraint WHERE contype = 'f' AND confrelid = 'p'::regclass AND conrelid <> confrelid
) AND NOT EXISTS (
    SELECT 1 FROM pg_depend WHERE refobjid = 'p'::regclass AND refclassid = 'pg_class'::regclass
    AND classid IN ('pg_rewrite'::regclass, 'pg_proc'::regclass)
);

-- +/- table.p
-- TABLE_REBUILD: The name p is missing from here to the end of the next statement
ALTER TABLE p RENAME TO p_deesql_old;

-- +/- table.p
ALTER TABLE p_deesql_new RENAME TO p;

-- ~ table.c
ALTER TABLE c ADD CONSTRAINT c_p_id_fkey FOREIGN KEY (p_id) REFERENCES p (id) NOT VALID;

-- ~ table.c
ALTER TABLE ASYNC c VALIDATE CONSTRAINT c_p_id_fkey;

-- ~ table.d
ALTER TABLE d ADD CONSTRAINT d_p_id_fkey FOREIGN KEY (p_id) REFERENCES p (id) NOT VALID;

-- ~ table.d
ALTER TABLE ASYNC d VALIDATE CONSTRAINT d_p_id_fkey;

-- ~ table.p
ALTER TABLE p ADD CONSTRAINT p_c_id_fkey FOREIGN KEY (c_id) REFERENCES c (id) NOT VALID;

-- ~ table.p
ALTER TABLE ASYNC p VALIDATE CONSTRAINT p_c_id_fkey;

-- +/- table.c
-- DELETES_DATA: Dropping table c_deesql_old deletes the rows as they were before they were copied, with what the new table has no column for
DROP TABLE c_deesql_old;

-- +/- table.c
ALTER TABLE c RENAME CONSTRAINT c_pkey_deesql_new TO c_pkey;

-- +/- table.d
-- DELETES_DATA: Dropping table d_deesql_old deletes the rows as they were before they were copied, with what the new table has no column for
DROP TABLE d_deesql_old;

-- +/- table.p
-- DELETES_DATA: Dropping table p_deesql_old deletes the rows as they were before they were copied, with what the new table has no column for
DROP TABLE p_deesql_old;

-- +/- table.p
ALTER TABLE p RENAME CONSTRAINT p_pkey_deesql_new TO p_pkey;
