-- Domains and their checks. Later versions keep NOT NULL among the constraints, too.
SELECT
    n.nspname AS namespace,
    t.typname AS name,
    pg_catalog.format_type(t.typbasetype, t.typtypmod) AS data_type,
    t.typnotnull AS is_not_null,
    pg_catalog.pg_get_expr(t.typdefaultbin, 0) AS "default",
    ARRAY(
        SELECT o.conname::pg_catalog.text
        FROM pg_catalog.pg_constraint AS o
        WHERE o.contypid = t.oid AND o.contype = 'c'
        ORDER BY o.oid
    ) AS check_names,
    ARRAY(
        SELECT pg_catalog.pg_get_expr(o.conbin, 0)
        FROM pg_catalog.pg_constraint AS o
        WHERE o.contypid = t.oid AND o.contype = 'c'
        ORDER BY o.oid
    ) AS checks,
    EXISTS (
        SELECT FROM pg_catalog.pg_depend AS e
        WHERE e.classid = 'pg_catalog.pg_type'::pg_catalog.regclass
          AND e.objid = t.oid
          AND e.deptype = 'e'
    ) AS is_extension_owned
FROM pg_catalog.pg_type AS t
JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
WHERE t.typtype = 'd'
  AND n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema'
ORDER BY t.oid
