-- object: primary key, change: change, spelling: with comments and privileges

-- previous
CREATE TABLE t (id int PRIMARY KEY, a int NOT NULL UNIQUE, b text CHECK (b <> ''));
CREATE INDEX ASYNC i ON t (b);
CREATE STATISTICS s ON a, b FROM t;
COMMENT ON TABLE t IS 'a table';
COMMENT ON COLUMN t.b IS 'a column';
COMMENT ON CONSTRAINT t_pkey ON t IS 'a key';
COMMENT ON CONSTRAINT t_a_key ON t IS 'another';
COMMENT ON CONSTRAINT t_b_check ON t IS 'a check';
COMMENT ON INDEX i IS 'an index';
COMMENT ON STATISTICS s IS 'statistics';
GRANT SELECT, UPDATE (b) ON t TO pg_monitor;

-- rows
INSERT INTO t SELECT i, i + 1, 'x' FROM generate_series(1, 10) AS i;

-- next
CREATE TABLE t (id int NOT NULL, a int UNIQUE, b text CHECK (b <> ''), PRIMARY KEY (a, id));
CREATE INDEX ASYNC i ON t (b);
CREATE STATISTICS s ON a, b FROM t;
COMMENT ON TABLE t IS 'a table';
COMMENT ON COLUMN t.b IS 'a column';
COMMENT ON CONSTRAINT t_pkey ON t IS 'a key';
COMMENT ON CONSTRAINT t_a_key ON t IS 'another';
COMMENT ON CONSTRAINT t_b_check ON t IS 'a check';
COMMENT ON INDEX i IS 'an index';
COMMENT ON STATISTICS s IS 'statistics';
GRANT SELECT, UPDATE (b) ON t TO pg_monitor;

-- check
SELECT count(*) = 10 AND sum(a - id) = 10 FROM t;

-- plan
-- +/- table.t
CREATE TABLE t_deesql_new (
    id integer,
    a integer,
    b text,
    CONSTRAINT t_pkey_deesql_new PRIMARY KEY (a, id),
    CONSTRAINT t_a_key_deesql_new UNIQUE (a),
    CONSTRAINT t_b_check CHECK (b <> '')
);

-- +/- table.t
-- repeat until it changes no row
-- TABLE_REBUILD: The rows of t are copied to a new table, in batches of at most 3,000; stop whoever writes to t until it is done, as changes to rows that are copied already are lost; privileges and comments are given again once the new table has the name
INSERT INTO t_deesql_new (id, a, b)
SELECT id, a, b FROM t AS source
WHERE NOT EXISTS (SELECT 1 FROM t_deesql_new)
ORDER BY source.a LIMIT 3000;

-- +/- table.t
-- repeat until it changes no row
INSERT INTO t_deesql_new (id, a, b)
SELECT id, a, b FROM t AS source
WHERE source.a > (
    SELECT a FROM t_deesql_new ORDER BY a DESC LIMIT 1
)
ORDER BY source.a LIMIT 3000;

-- +/- table.t
CREATE INDEX ASYNC i_deesql_new ON t_deesql_new (b);

-- +/- table.t
-- with the job_id that the job's statement returned
CALL sys.wait_for_job('<job_id>');

-- +/- table.t
-- must be true
SELECT (
    SELECT (count(*), sum(('x' || substr(md5(ROW(id, a, b)::text), 1, 16))::bit(64)::bigint))
    FROM t
) = (
    SELECT (count(*), sum(('x' || substr(md5(ROW(id, a, b)::text), 1, 16))::bit(64)::bigint))
    FROM t_deesql_new
);

-- +/- statistics.s
DROP STATISTICS s;

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

-- +/- statistics.s
CREATE STATISTICS s ON a, b FROM t;

-- +/- table.t
GRANT SELECT, UPDATE (b) ON t TO pg_monitor;

-- +/- statistics.s
COMMENT ON STATISTICS s IS 'statistics';

-- +/- table.t
COMMENT ON COLUMN t.b IS 'a column';

-- +/- table.t
COMMENT ON CONSTRAINT t_b_check ON t IS 'a check';

-- +/- table.t
COMMENT ON TABLE t IS 'a table';

-- +/- table.t
-- DELETES_DATA: Dropping table t_deesql_old deletes the rows as they were before they were copied, with what the new table has no column for
DROP TABLE t_deesql_old;

-- +/- table.t
ALTER TABLE t RENAME CONSTRAINT t_pkey_deesql_new TO t_pkey;

-- +/- table.t
ALTER TABLE t RENAME CONSTRAINT t_a_key_deesql_new TO t_a_key;

-- +/- table.t
ALTER INDEX i_deesql_new RENAME TO i;

-- ~ index.i
COMMENT ON INDEX i IS 'an index';

-- +/- table.t
COMMENT ON CONSTRAINT t_a_key ON t IS 'another';

-- +/- table.t
COMMENT ON CONSTRAINT t_pkey ON t IS 'a key';
