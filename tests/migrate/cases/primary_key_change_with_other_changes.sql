-- object: primary key, change: change, spelling: with other changes

-- previous
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE t (id int PRIMARY KEY, a int, gone text, p_id int REFERENCES p);
CREATE INDEX ASYNC i ON t (a);
CREATE TABLE c (t_id int REFERENCES t);

-- rows
INSERT INTO p VALUES (1); INSERT INTO t VALUES (1, 2, 'x', 1); INSERT INTO c VALUES (1);

-- next
CREATE TABLE t (id int NOT NULL UNIQUE, a int DEFAULT 5, n text DEFAULT 'new', new_id int, PRIMARY KEY (id, a));
CREATE TABLE q (id int PRIMARY KEY);
ALTER TABLE t ADD FOREIGN KEY (new_id) REFERENCES q;
CREATE INDEX ASYNC i ON t (n);
CREATE TABLE c (t_id int REFERENCES t (id));

-- check
SELECT a = 2 AND n = 'new' FROM t;

-- plan
-- + table.q
CREATE TABLE q (
    id integer,
    PRIMARY KEY (id)
);

-- +/- table.t
CREATE TABLE t_deesql_new (
    id integer,
    a integer DEFAULT 5,
    n text DEFAULT 'new',
    new_id integer,
    CONSTRAINT t_pkey_deesql_new PRIMARY KEY (id, a),
    CONSTRAINT t_id_key_deesql_new UNIQUE (id)
);

-- +/- table.t
-- repeat until it changes no row
-- TABLE_REBUILD: The rows of t are copied to a new table, in batches of at most 3,000; stop whoever writes to t until it is done, as changes to rows that are copied already are lost; privileges and comments are given again once the new table has the name
INSERT INTO t_deesql_new (id, a)
SELECT id, a FROM t AS source
WHERE NOT EXISTS (SELECT 1 FROM t_deesql_new)
ORDER BY source.id LIMIT 3000;

-- +/- table.t
-- repeat until it changes no row
INSERT INTO t_deesql_new (id, a)
SELECT id, a FROM t AS source
WHERE source.id > (
    SELECT id FROM t_deesql_new ORDER BY id DESC LIMIT 1
)
ORDER BY source.id LIMIT 3000;

-- +/- table.t
CREATE INDEX ASYNC i_deesql_new ON t_deesql_new (n);

-- +/- table.t
-- with the job_id that the job's statement returned
CALL sys.wait_for_job('<job_id>');

-- +/- table.t
-- must be true
SELECT (
    SELECT (count(*), sum(('x' || substr(md5(ROW(id, a)::text), 1, 16))::bit(64)::bigint))
    FROM t
) = (
    SELECT (count(*), sum(('x' || substr(md5(ROW(id, a)::text), 1, 16))::bit(64)::bigint))
    FROM t_deesql_new
);

-- +/- table.t
ALTER TABLE c DROP CONSTRAINT c_t_id_fkey;

-- +/- table.t
SELECT NOT EXISTS (
    SELECT 1 FROM pg_constraint WHERE contype = 'f' AND confrelid = 't'::regclass AND conrelid <> confrelid
) AND NOT EXISTS (
    SELECT 1 FROM pg_depend WHERE refobjid = 't'::regclass AND refclassid = 'pg_class'::regclass
    AND classid IN ('pg_rewrite'::regclass, 'pg_proc'::regclass)
);

-- +/- table.t
-- TABLE_REBUILD: The name t is missing from here to the end of the next statement
ALTER TABLE t RENAME TO t_deesql_old;

-- +/- table.t
ALTER TABLE t_deesql_new RENAME TO t;

-- ~ table.c
ALTER TABLE c ADD CONSTRAINT c_t_id_fkey FOREIGN KEY (t_id) REFERENCES t (id) NOT VALID;

-- ~ table.c
ALTER TABLE ASYNC c VALIDATE CONSTRAINT c_t_id_fkey;

-- ~ table.t
ALTER TABLE t ADD CONSTRAINT t_new_id_fkey FOREIGN KEY (new_id) REFERENCES q (id) NOT VALID;

-- ~ table.t
ALTER TABLE ASYNC t VALIDATE CONSTRAINT t_new_id_fkey;

-- +/- table.t
-- DELETES_DATA: Dropping table t_deesql_old deletes the rows as they were before they were copied, with what the new table has no column for
DROP TABLE t_deesql_old;

-- +/- table.t
ALTER TABLE t RENAME CONSTRAINT t_pkey_deesql_new TO t_pkey;

-- +/- table.t
ALTER TABLE t RENAME CONSTRAINT t_id_key_deesql_new TO t_id_key;

-- +/- table.t
ALTER INDEX i_deesql_new RENAME TO i;

-- - table.p
-- DELETES_DATA: Dropping table p deletes all of its rows
DROP TABLE p;
