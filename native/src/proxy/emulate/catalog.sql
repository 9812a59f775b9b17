
-- What a statement alone does not show: PostgreSQL calls these after every definition, in the same
-- transaction, and they refuse what the service does with its words. Only in sessions of the proxy,
-- which have a setting: who connects directly is not concerned. Making an event trigger takes a
-- superuser, so that without a login of its own the proxy may have to do without.

-- The base type of a domain, and of a domain over it.
CREATE OR REPLACE FUNCTION sys.deesql_base_type(type_id oid) RETURNS oid
LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
    WITH RECURSIVE base AS (
        SELECT oid, typbasetype FROM pg_type WHERE oid = type_id
        UNION ALL
        SELECT below.oid, below.typbasetype FROM base JOIN pg_type AS below ON below.oid = base.typbasetype
    )
    SELECT oid FROM base WHERE typbasetype = 0
$$;

-- How many there are, and how many there may be: AWS user guide, "Quotas and limits"; schemas: observed on
-- a cluster.
CREATE OR REPLACE FUNCTION sys.deesql_check_number(kind text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
    refusal text;
BEGIN
    IF kind = 'schema' THEN
        SELECT 'more than 10 schemas not allowed' INTO refusal
        FROM pg_namespace
        WHERE nspname NOT IN ('public', 'sys', 'information_schema') AND nspname !~ '^pg_'
        HAVING count(*) > 10;
    ELSE
        SELECT CASE kind
            WHEN 'table' THEN 'creating more than 1000 tables not allowed'
            WHEN 'view' THEN 'creating more than 5000 views not allowed'
            ELSE 'creating more than 5000 sequences is not allowed'
        END INTO refusal
        FROM pg_class
        WHERE relkind = CASE kind WHEN 'table' THEN 'r' WHEN 'view' THEN 'v' ELSE 'S' END AND oid >= 16384
            AND relnamespace NOT IN (
                SELECT oid FROM pg_namespace WHERE nspname IN ('sys', 'pg_catalog', 'information_schema')
            )
        HAVING count(*) > CASE kind WHEN 'table' THEN 1000 ELSE 5000 END;
    END IF;
    IF refusal IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = '54000', MESSAGE = refusal;
    END IF;
END
$$;

-- Columns and identities of a table. Observed on a cluster 2026-09-15 and 2026-10-01.
CREATE OR REPLACE FUNCTION sys.deesql_check_table(table_id oid) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
    identity_type text;
BEGIN
    SELECT format_type(atttypid, NULL) INTO identity_type
    FROM pg_attribute
    WHERE attrelid = table_id AND attidentity <> '' AND NOT attisdropped AND atttypid <> 'bigint'::regtype
    ORDER BY attnum LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION USING ERRCODE = '0A000',
            MESSAGE = format('datatype %s not supported, identity column type must be bigint', identity_type);
    END IF;
    IF (SELECT count(*) FROM pg_attribute WHERE attrelid = table_id AND attnum > 0 AND NOT attisdropped) > 256 THEN
        RAISE EXCEPTION USING ERRCODE = '54011', MESSAGE = CASE
            WHEN EXISTS (SELECT FROM pg_index WHERE indrelid = table_id AND indisprimary)
                THEN 'cannot use more than 256 columns in an index'
            ELSE 'tables can have at most 255 columns'
        END;
    END IF;
END
$$;

-- Types and declared bytes of an index's keys. Observed on a cluster 2026-10-01; types without a key: AWS
-- user guide, "Supported data types".
CREATE OR REPLACE FUNCTION sys.deesql_check_index(index_id oid) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
    type_name text;
    key_bytes bigint;
BEGIN
    SELECT format_type(base.oid, NULL) INTO type_name
    FROM pg_index AS i
    JOIN pg_attribute AS a ON a.attrelid = i.indexrelid AND a.attnum <= i.indnkeyatts
    JOIN pg_type AS base ON base.oid = sys.deesql_base_type(a.atttypid)
    WHERE i.indexrelid = index_id AND base.typname IN ('bytea', 'interval', 'json', 'jsonb', 'timetz')
    ORDER BY a.attnum LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION USING ERRCODE = '0A000', MESSAGE = format('datatype %s is not supported in a key', type_name);
    END IF;
    SELECT sum(a.atttypmod - 4) INTO key_bytes
    FROM pg_index AS i
    JOIN pg_attribute AS a ON a.attrelid = i.indexrelid AND a.attnum <= i.indnkeyatts
    WHERE i.indexrelid = index_id AND a.atttypid IN ('varchar'::regtype, 'bpchar'::regtype) AND a.atttypmod > 4;
    IF key_bytes > 2000 THEN
        RAISE EXCEPTION USING ERRCODE = '54000', MESSAGE = 'key size greater than 2000 bytes not supported';
    END IF;
END
$$;

CREATE OR REPLACE FUNCTION sys.deesql_check_definition() RETURNS event_trigger LANGUAGE plpgsql AS $$
DECLARE
    defined record;
BEGIN
    IF pg_catalog.current_setting('deesql.is_proxied', true) IS DISTINCT FROM 'yes' THEN
        RETURN;
    END IF;
    FOR defined IN
        SELECT DISTINCT object_type, objid, command_tag, schema_name FROM pg_catalog.pg_event_trigger_ddl_commands()
        WHERE classid <> 0
    LOOP
        IF defined.command_tag IN ('CREATE SCHEMA', 'CREATE TABLE', 'CREATE VIEW', 'CREATE SEQUENCE')
            AND defined.object_type IN ('schema', 'table', 'view', 'sequence') THEN
            PERFORM sys.deesql_check_number(defined.object_type);
        END IF;
        IF defined.object_type IN ('table', 'table column')
            AND defined.command_tag IN ('CREATE TABLE', 'ALTER TABLE') THEN
            PERFORM sys.deesql_check_table(defined.objid);
        ELSIF defined.command_tag = 'CREATE INDEX' THEN
            PERFORM sys.deesql_check_index(defined.objid);
        ELSIF defined.command_tag = 'CREATE STATISTICS' AND 5 < (
            SELECT pg_catalog.count(*) FROM pg_catalog.pg_statistic_ext AS other
            JOIN pg_catalog.pg_statistic_ext AS new ON other.stxrelid = new.stxrelid
            WHERE new.oid = defined.objid
        ) THEN
            -- Observed on a cluster 2026-10-01.
            RAISE EXCEPTION USING ERRCODE = '54000',
                MESSAGE = 'more than 5 extended statistics per table are not allowed';
        END IF;
    END LOOP;
END
$$;

-- A dropped column of a primary key takes the key with it. Nothing of either is left, but a stable function
-- reads what the statement itself read: the catalog as it was before. Observed on a cluster 2026-09-18.
CREATE OR REPLACE FUNCTION sys.deesql_check_dropped() RETURNS event_trigger LANGUAGE plpgsql STABLE AS $$
DECLARE
    key_column name;
BEGIN
    IF pg_catalog.current_setting('deesql.is_proxied', true) IS DISTINCT FROM 'yes' THEN
        RETURN;
    END IF;
    SELECT a.attname INTO key_column
    FROM pg_catalog.pg_event_trigger_dropped_objects() AS dropped
    JOIN pg_catalog.pg_constraint AS key ON key.conrelid = dropped.objid AND key.contype = 'p'
        AND dropped.objsubid = ANY (key.conkey)
    JOIN pg_catalog.pg_attribute AS a ON a.attrelid = dropped.objid AND a.attnum = dropped.objsubid
    WHERE dropped.original AND dropped.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
    ORDER BY a.attnum LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION USING ERRCODE = '0A000',
            MESSAGE = pg_catalog.format('cannot drop primary key column %s', key_column);
    END IF;
    IF EXISTS (
        SELECT FROM pg_catalog.pg_event_trigger_dropped_objects() AS dropped
        JOIN pg_catalog.pg_constraint AS key ON key.oid = dropped.objid AND key.contype = 'p'
        WHERE dropped.original AND dropped.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass
    ) THEN
        RAISE EXCEPTION USING ERRCODE = '0A000', MESSAGE = 'unsupported ALTER TABLE DROP CONSTRAINT statement';
    END IF;
END
$$;

DO $$
BEGIN
    IF pg_catalog.current_setting('is_superuser')::boolean THEN
        IF NOT EXISTS (SELECT FROM pg_catalog.pg_event_trigger WHERE evtname = 'deesql_definition') THEN
            CREATE EVENT TRIGGER deesql_definition ON ddl_command_end EXECUTE FUNCTION sys.deesql_check_definition();
        END IF;
        IF NOT EXISTS (SELECT FROM pg_catalog.pg_event_trigger WHERE evtname = 'deesql_dropped') THEN
            CREATE EVENT TRIGGER deesql_dropped ON sql_drop EXECUTE FUNCTION sys.deesql_check_dropped();
        END IF;
    END IF;
END
$$;

-- What the service says of itself. `version` and `current_setting` stand in the place of PostgreSQL's.
-- Observed on a cluster 2026-09-15.
CREATE OR REPLACE FUNCTION sys.version() RETURNS text LANGUAGE sql STABLE AS $$ SELECT 'PostgreSQL 16' $$;

CREATE OR REPLACE FUNCTION sys.current_setting(name text, is_missing_ok boolean DEFAULT false) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT CASE pg_catalog.lower(name)
        WHEN 'server_version' THEN '16.15'
        WHEN 'server_version_num' THEN '160015'
        ELSE pg_catalog.current_setting(name, is_missing_ok)
    END
$$;
