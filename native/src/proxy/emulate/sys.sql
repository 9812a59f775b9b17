-- What the proxy keeps in the database behind it: the schema sys as applications of Aurora DSQL see
-- it, and what its statements are turned into. Everything may be there already.
-- sys.jobs, its columns and texts: AWS user guide, "Systems tables and commands"; observed on a cluster
-- 2026-09-15 to 2026-10-10.
SET LOCAL client_min_messages = warning;
-- Two proxies may start at the same time.
SELECT pg_catalog.pg_advisory_xact_lock(1683189356);
-- What another version has left is made anew. A schema sys of the user's own bears no mark, gets none,
-- and is never dropped.
DO $$
DECLARE
    version text := 'deesql 3';
    found text := pg_catalog.obj_description(pg_catalog.to_regnamespace('sys'), 'pg_namespace');
BEGIN
    IF found LIKE 'deesql %' AND found <> version THEN
        DROP SCHEMA sys CASCADE;
    END IF;
    IF pg_catalog.to_regnamespace('sys') IS NULL THEN
        CREATE SCHEMA sys;
        EXECUTE pg_catalog.format('COMMENT ON SCHEMA sys IS %L', version);
    END IF;
END
$$;

CREATE TABLE IF NOT EXISTS sys.deesql_job (
    job_id text PRIMARY KEY,
    status text NOT NULL DEFAULT 'submitted',
    details text,
    job_type text NOT NULL,
    -- What is run in the background, if anything, and where its names are looked up.
    statement text,
    search_path text NOT NULL,
    -- The error of a job that has nothing left to run but to fail.
    error_code text,
    -- The index, or the table whose constraint is validated.
    object_schema name,
    object_name name,
    start_time timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp(),
    update_time timestamptz
);

CREATE OR REPLACE VIEW sys.jobs AS
SELECT job_id, status, details, job_type,
    'pg_catalog.pg_class'::pg_catalog.regclass::oid AS class_id,
    object.oid AS object_id,
    object.nspname || '.' || object.relname AS object_name,
    start_time, update_time
FROM sys.deesql_job AS job
LEFT JOIN (
    SELECT c.oid, c.relname, n.nspname
    FROM pg_catalog.pg_class AS c
    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
) AS object ON object.nspname = job.object_schema AND object.relname = job.object_name;

-- Job ids are UUIDs in base 32: 26 characters.
CREATE OR REPLACE FUNCTION sys.uuid_to_base32_str(id uuid) RETURNS text
LANGUAGE sql IMMUTABLE STRICT SET search_path = pg_catalog AS $$
    SELECT string_agg(substr('abcdefghijklmnopqrstuvwxyz234567', digit.value + 1, 1), '' ORDER BY at)
    FROM generate_series(0, 25) AS at,
        LATERAL (SELECT rpad(('x' || replace(id::text, '-', ''))::bit(128)::text, 130, '0') AS all_bits) AS number,
        LATERAL (SELECT substr(all_bits, at * 5 + 1, 5)::bit(5)::int AS value) AS digit
$$;

CREATE OR REPLACE FUNCTION sys.base32_str_to_uuid(id text) RETURNS uuid
LANGUAGE plpgsql IMMUTABLE STRICT SET search_path = pg_catalog AS $$
DECLARE
    bits text := '';
    hex text := '';
BEGIN
    IF id !~ '^[a-z2-7]{26}$' THEN
        RAISE EXCEPTION USING ERRCODE = '22P02', MESSAGE = 'Unable to convert text to UUID';
    END IF;
    FOR at IN 1..26 LOOP
        bits := bits || (strpos('abcdefghijklmnopqrstuvwxyz234567', substr(id, at, 1)) - 1)::bit(5)::text;
    END LOOP;
    FOR at IN 0..31 LOOP
        hex := hex || to_hex(substr(bits, at * 4 + 1, 4)::bit(4)::int);
    END LOOP;
    RETURN hex::uuid;
END
$$;

CREATE OR REPLACE FUNCTION sys.dsql_major_version() RETURNS int
LANGUAGE sql IMMUTABLE AS 'SELECT 1';

-- A new job, after those that ended half an hour ago are forgotten. Anybody may submit one, with the
-- rights of the owner; what is run in the background is run by a superuser, so that only one may say
-- what it is.
CREATE OR REPLACE FUNCTION sys.deesql_submit(
    job_type text, statement text, error_code text, object_schema name, object_name name
) RETURNS text LANGUAGE sql SECURITY DEFINER AS $$
    DELETE FROM sys.deesql_job
    WHERE status IN ('completed', 'failed') AND update_time < pg_catalog.clock_timestamp() - interval '30 minutes';
    INSERT INTO sys.deesql_job (job_id, job_type, statement, error_code, search_path, object_schema, object_name)
    VALUES (
        sys.uuid_to_base32_str(pg_catalog.gen_random_uuid()),
        $1, CASE WHEN pg_catalog.current_setting('is_superuser')::boolean THEN $2 END,
        $3, pg_catalog.current_setting('search_path'), $4, $5
    )
    RETURNING job_id
$$;

-- What a job says of an error.
CREATE OR REPLACE FUNCTION sys.deesql_finish(id text, code text, message text, constraint_name text)
RETURNS void LANGUAGE sql SECURITY DEFINER AS $$
    UPDATE sys.deesql_job
    SET update_time = pg_catalog.clock_timestamp(),
        -- What is gone meanwhile needs no work.
        status = CASE WHEN code IS NULL OR code = '42P01' THEN 'completed' ELSE 'failed' END,
        details = CASE
            WHEN code = '23505' THEN 'found duplicate key(s) while validating index uniqueness'
            WHEN code = '23514' AND constraint_name IS NOT NULL
                THEN pg_catalog.format('check constraint "%s" is violated by some row', constraint_name)
            ELSE message
        END
    WHERE job_id = id
$$;

-- What the job of an index does. The lock makes whoever drops the table or the index meanwhile wait, or
-- this: PostgreSQL fails where two change one row of its catalog. A table that gets another name between
-- the look at it and the lock is looked up again.
CREATE OR REPLACE FUNCTION sys.deesql_show_index(index_id oid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    relation text;
BEGIN
    LOOP
        SELECT pg_catalog.format('%I.%I', n.nspname, c.relname) INTO relation
        FROM pg_catalog.pg_index AS i
        JOIN pg_catalog.pg_class AS c ON c.oid = i.indrelid
        JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        WHERE i.indexrelid = index_id;
        EXIT WHEN NOT FOUND;
        BEGIN
            EXECUTE 'LOCK TABLE ' || relation || ' IN ACCESS SHARE MODE';
            UPDATE pg_catalog.pg_index SET indisvalid = true WHERE indexrelid = index_id;
            EXIT;
        EXCEPTION WHEN undefined_table OR invalid_schema_name THEN
            NULL;
        END;
    END LOOP;
END
$$;

-- CREATE INDEX ASYNC; `definition` is what follows the name. The index is built here and now, and
-- hidden from the planner until its job is done. A unique one whose rows are not unique becomes what
-- a failed job leaves behind: built without looking at the rows, never valid, and refusing duplicates.
-- (Building it concurrently would be closer to the service, but waits for every open transaction, and
-- deadlocks with other builds.) In the client's own session there is nobody to do the rest later, so
-- that the job is done at once.
CREATE OR REPLACE FUNCTION sys.deesql_create_index(
    is_unique boolean, skips_existing boolean, index_name text, relation text, definition text, in_background boolean
) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    name_and_rest text := CASE WHEN skips_existing THEN 'IF NOT EXISTS ' ELSE '' END
        || coalesce(pg_catalog.quote_ident(index_name), '') || definition;
    hides boolean := in_background AND pg_catalog.current_setting('is_superuser')::boolean;
    target oid := pg_catalog.to_regclass(relation);
    before oid[];
    violated_schema name;
    index_id oid;
    new_name name;
    index_schema name;
    error_code text;
    job text;
BEGIN
    -- One after the other: PostgreSQL gives two at a time the same name, and one of them fails.
    PERFORM pg_catalog.pg_advisory_xact_lock((1683189356::bigint << 32) + target::bigint);
    before := ARRAY(SELECT indexrelid FROM pg_catalog.pg_index WHERE indrelid = target);
    IF pg_catalog.array_length(before, 1) >= 24 THEN
        RAISE EXCEPTION USING ERRCODE = '54000', MESSAGE = 'more than 24 indexes per table are not allowed';
    END IF;
    BEGIN
        EXECUTE CASE WHEN is_unique THEN 'CREATE UNIQUE INDEX ' ELSE 'CREATE INDEX ' END || name_and_rest;
    EXCEPTION WHEN unique_violation THEN
        GET STACKED DIAGNOSTICS violated_schema = SCHEMA_NAME, index_name = CONSTRAINT_NAME;
        IF violated_schema = 'pg_catalog' THEN
            -- The name is given meanwhile, to anything.
            RAISE;
        END IF;
        error_code := SQLSTATE;
        IF hides THEN
            EXECUTE 'CREATE INDEX ' || name_and_rest;
        END IF;
    END;
    SELECT i.indexrelid, c.relname, n.nspname INTO index_id, new_name, index_schema
    FROM pg_catalog.pg_index AS i
    JOIN pg_catalog.pg_class AS c ON c.oid = i.indexrelid
    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    WHERE i.indrelid = target AND i.indexrelid <> ALL (before);
    IF FOUND AND hides THEN
        UPDATE pg_catalog.pg_index SET indisvalid = false, indisunique = is_unique WHERE indexrelid = index_id;
        RETURN sys.deesql_submit(
            'INDEX_BUILD',
            CASE WHEN error_code IS NULL THEN
                pg_catalog.format('SELECT sys.deesql_show_index(%s)', index_id)
            END,
            error_code, index_schema, new_name
        );
    END IF;
    -- It is done, or it was there before.
    SELECT n.nspname INTO index_schema
    FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    WHERE c.oid = target;
    job := sys.deesql_submit('INDEX_BUILD', NULL, error_code, index_schema, coalesce(new_name, index_name));
    PERFORM sys.deesql_finish(job, error_code, NULL, NULL);
    RETURN job;
END
$$;

-- ALTER TABLE ASYNC … VALIDATE CONSTRAINT. `statement` is the same without ASYNC.
CREATE OR REPLACE FUNCTION sys.deesql_validate_constraint(
    relation text, constraint_name text, skips_missing boolean, statement text, in_background boolean
) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    target oid := pg_catalog.to_regclass(relation);
    target_schema name;
    target_name name;
    job text;
    violated text;
BEGIN
    SELECT n.nspname, c.relname INTO target_schema, target_name
    FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    WHERE c.oid = target;
    IF target IS NULL AND NOT skips_missing THEN
        RAISE EXCEPTION USING ERRCODE = '42P01', MESSAGE = pg_catalog.format('relation "%s" does not exist', relation);
    END IF;
    IF target IS NOT NULL AND NOT EXISTS (
        SELECT FROM pg_catalog.pg_constraint WHERE conrelid = target AND conname = constraint_name
    ) THEN
        RAISE EXCEPTION USING ERRCODE = '42704',
            MESSAGE = pg_catalog.format('constraint "%s" of relation "%s" does not exist', constraint_name, target_name);
    END IF;
    job := sys.deesql_submit('VALIDATE_CONSTRAINT', statement, NULL, target_schema, target_name);
    IF NOT in_background THEN
        BEGIN
            EXECUTE statement;
            PERFORM sys.deesql_finish(job, NULL, NULL, NULL);
        EXCEPTION
            WHEN integrity_constraint_violation THEN
                GET STACKED DIAGNOSTICS violated = CONSTRAINT_NAME;
                PERFORM sys.deesql_finish(job, SQLSTATE, SQLERRM, violated);
        END;
    END IF;
    RETURN job;
END
$$;

-- Each look at the job is a transaction of its own: one snapshot would show the same for ever.
CREATE OR REPLACE PROCEDURE sys.wait_for_job(job_id text, INOUT succeeded boolean DEFAULT NULL)
LANGUAGE plpgsql AS $$
DECLARE
    found_status text;
BEGIN
    PERFORM sys.base32_str_to_uuid(job_id);
    LOOP
        SELECT status INTO found_status FROM sys.deesql_job AS job WHERE job.job_id = wait_for_job.job_id;
        IF NOT FOUND THEN
            RAISE EXCEPTION USING ERRCODE = '42704', MESSAGE = pg_catalog.format('job "%s" does not exist', job_id);
        END IF;
        EXIT WHEN found_status IN ('completed', 'failed');
        COMMIT;
        PERFORM pg_catalog.pg_sleep(0.01);
        COMMIT;
    END LOOP;
    succeeded := found_status = 'completed';
END
$$;

-- The rows that this session has changed, those that cascades touch included. PostgreSQL counts them
-- for its statistics: in this transaction and, until it finds the time to pass them on, in earlier ones,
-- failed ones too. In plpgsql, which plans a query once in a session.
CREATE OR REPLACE FUNCTION sys.deesql_changed_rows() RETURNS bigint LANGUAGE plpgsql AS $$
BEGIN
    RETURN (
        SELECT coalesce(sum(
            pg_catalog.pg_stat_get_xact_tuples_inserted(oid)
            + pg_catalog.pg_stat_get_xact_tuples_updated(oid)
            + pg_catalog.pg_stat_get_xact_tuples_deleted(oid)
        ), 0)
        FROM pg_catalog.pg_class
        -- The tables of applications.
        WHERE relkind = 'r' AND oid >= 16384 AND relnamespace <> 'sys'::pg_catalog.regnamespace
    );
END
$$;

-- Runs before the first statement of a transaction that changes rows: what is counted already is none
-- of its own. The setting is gone with the transaction.
CREATE OR REPLACE FUNCTION sys.deesql_begin_row_count() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF coalesce(pg_catalog.current_setting('deesql.rows_before', true), '') = '' THEN
        PERFORM pg_catalog.set_config('deesql.rows_before', sys.deesql_changed_rows()::text, true);
    END IF;
END
$$;

-- Runs behind every statement that changes rows.
CREATE OR REPLACE FUNCTION sys.deesql_check_row_limit() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    rows_before text := pg_catalog.current_setting('deesql.rows_before', true);
BEGIN
    IF sys.deesql_changed_rows() - coalesce(nullif(rows_before, ''), '0')::bigint > 3000 THEN
        RAISE EXCEPTION USING ERRCODE = '54000', MESSAGE = 'transaction row limit exceeded';
    END IF;
END
$$;

-- For roles that are not the one that made all this.
GRANT USAGE ON SCHEMA sys TO PUBLIC;
GRANT SELECT ON sys.jobs, sys.deesql_job TO PUBLIC;
