-- object: column, change: change type, spelling: everything uses it

-- previous
CREATE TABLE p (id int PRIMARY KEY, code int UNIQUE);
CREATE TABLE t (
    id bigint GENERATED ALWAYS AS IDENTITY (CACHE 1) PRIMARY KEY,
    a int NOT NULL,
    b int DEFAULT 7 CHECK (b > 0),
    up bigint REFERENCES t ON DELETE CASCADE,
    p_id int REFERENCES p ON DELETE SET NULL,
    g int GENERATED ALWAYS AS (b + 1) STORED,
    CONSTRAINT a_b UNIQUE NULLS NOT DISTINCT (a, b),
    CONSTRAINT positive CHECK (a > 0)
);
CREATE INDEX ASYNC ON t (a, (b + 1)) INCLUDE (up) WHERE a > 5;
CREATE UNIQUE INDEX ASYNC one ON t (b, a);
CREATE TABLE child (t_id bigint REFERENCES t, x int, y int, CONSTRAINT pair FOREIGN KEY (x, y) REFERENCES t (b, a) MATCH FULL DEFERRABLE);

-- rows
INSERT INTO p VALUES (1, 1);
INSERT INTO t (a, b, up, p_id) SELECT i, i, nullif(4000 - i, 0), 1 FROM generate_series(1, 3999) AS i;
INSERT INTO child VALUES (1, 1, 1);

-- next
CREATE TABLE p (id int PRIMARY KEY, code int UNIQUE);
CREATE TABLE t (
    id bigint GENERATED ALWAYS AS IDENTITY (CACHE 1) PRIMARY KEY,
    a bigint NOT NULL,
    b bigint DEFAULT 7 CHECK (b > 0),
    up bigint REFERENCES t ON DELETE CASCADE,
    p_id int REFERENCES p ON DELETE SET NULL,
    g bigint GENERATED ALWAYS AS (b + 1) STORED,
    CONSTRAINT a_b UNIQUE NULLS NOT DISTINCT (a, b),
    CONSTRAINT positive CHECK (a > 0)
);
CREATE INDEX ASYNC ON t (a, (b + 1)) INCLUDE (up) WHERE a > 5;
CREATE UNIQUE INDEX ASYNC one ON t (b, a);
CREATE TABLE child (t_id bigint REFERENCES t, x int, y int, CONSTRAINT pair FOREIGN KEY (x, y) REFERENCES t (b, a) MATCH FULL DEFERRABLE);

-- check
WITH new AS (INSERT INTO t (a) VALUES (4000) RETURNING id) SELECT (SELECT id FROM new) = 4000 AND sum(g - b) = 3999 FROM t;

-- plan
-- +/- table.t
CREATE TABLE t_deesql_new (
    id bigint GENERATED ALWAYS AS IDENTITY (CACHE 1),
    a bigint NOT NULL,
    b bigint DEFAULT 7,
    up bigint,
    p_id integer,
    g bigint GENERATED ALWAYS AS (b + 1) STORED,
    CONSTRAINT t_pkey_deesql_new PRIMARY KEY (id),
    CONSTRAINT a_b_deesql_new UNIQUE NULLS NOT DISTINCT (a, b),
    CONSTRAINT positive CHECK (a > 0),
    CONSTRAINT t_b_check CHECK (b > 0)
);

-- +/- table.t
-- repeat until it changes no row
-- TABLE_REBUILD: The rows of t are copied to a new table, in batches of at most 3,000; stop whoever writes to t until it is done, as changes to rows that are copied already are lost; privileges and comments are given again once the new table has the name
INSERT INTO t_deesql_new (id, a, b, up, p_id) OVERRIDING SYSTEM VALUE
SELECT id, a::bigint, b::bigint, up, p_id FROM t AS source
WHERE NOT EXISTS (SELECT 1 FROM t_deesql_new)
ORDER BY source.id LIMIT 3000;

-- +/- table.t
-- repeat until it changes no row
INSERT INTO t_deesql_new (id, a, b, up, p_id) OVERRIDING SYSTEM VALUE
SELECT id, a::bigint, b::bigint, up, p_id FROM t AS source
WHERE source.id > (
    SELECT id FROM t_deesql_new ORDER BY id DESC LIMIT 1
)
ORDER BY source.id LIMIT 3000;

-- +/- table.t
CREATE UNIQUE INDEX ASYNC one_deesql_new ON t_deesql_new (b, a);

-- +/- table.t
-- with the job_id that the job's statement returned
CALL sys.wait_for_job('<job_id>');

-- +/- table.t
CREATE INDEX ASYNC t_a_expr_up_idx_deesql_new ON t_deesql_new (a, (b + 1)) INCLUDE (up) WHERE a > 5;

-- +/- table.t
-- with the job_id that the job's statement returned
CALL sys.wait_for_job('<job_id>');

-- +/- table.t
-- must be true
SELECT (
    SELECT (count(*), sum(('x' || substr(md5(ROW(id, a::bigint, b::bigint, up, p_id)::text), 1, 16))::bit(64)::bigint))
    FROM t
) = (
    SELECT (count(*), sum(('x' || substr(md5(ROW(id, a, b, up, p_id)::text), 1, 16))::bit(64)::bigint))
    FROM t_deesql_new
);

-- +/- table.t
SELECT setval(pg_get_serial_sequence('t_deesql_new', 'id'), position) FROM (
    SELECT last_value AS position FROM pg_sequences
    WHERE format('%I.%I', schemaname, sequencename) = pg_get_serial_sequence('t', 'id')
) AS source
WHERE position BETWEEN 1 AND 9223372036854775807;

-- +/- table.t
ALTER TABLE child DROP CONSTRAINT child_t_id_fkey;

-- +/- table.t
ALTER TABLE child DROP CONSTRAINT pair;

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

-- ~ table.child
ALTER TABLE child ADD CONSTRAINT child_t_id_fkey FOREIGN KEY (t_id) REFERENCES t (id) NOT VALID;

-- ~ table.child
ALTER TABLE ASYNC child VALIDATE CONSTRAINT child_t_id_fkey;

-- ~ table.child
ALTER TABLE child ADD CONSTRAINT pair FOREIGN KEY (x, y) REFERENCES t (b, a) MATCH FULL DEFERRABLE NOT VALID;

-- ~ table.child
ALTER TABLE ASYNC child VALIDATE CONSTRAINT pair;

-- ~ table.t
ALTER TABLE t ADD CONSTRAINT t_p_id_fkey FOREIGN KEY (p_id) REFERENCES p (id) ON DELETE SET NULL NOT VALID;

-- ~ table.t
ALTER TABLE ASYNC t VALIDATE CONSTRAINT t_p_id_fkey;

-- ~ table.t
ALTER TABLE t ADD CONSTRAINT t_up_fkey FOREIGN KEY (up) REFERENCES t (id) ON DELETE CASCADE NOT VALID;

-- ~ table.t
ALTER TABLE ASYNC t VALIDATE CONSTRAINT t_up_fkey;

-- +/- table.t
-- DELETES_DATA: Dropping table t_deesql_old deletes the rows as they were before they were copied, with what the new table has no column for
DROP TABLE t_deesql_old;

-- +/- table.t
ALTER TABLE t RENAME CONSTRAINT t_pkey_deesql_new TO t_pkey;

-- +/- table.t
ALTER TABLE t RENAME CONSTRAINT a_b_deesql_new TO a_b;

-- +/- table.t
ALTER INDEX one_deesql_new RENAME TO one;

-- +/- table.t
ALTER INDEX t_a_expr_up_idx_deesql_new RENAME TO t_a_expr_up_idx;

-- +/- table.t
ALTER SEQUENCE t_deesql_new_id_seq RENAME TO t_id_seq;
