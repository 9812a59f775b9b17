-- Functions in SQL. The service has no others of its users, and what is in another language elsewhere
-- cannot be compared.
SELECT
    n.nspname AS namespace,
    pg_catalog.pg_get_functiondef(p.oid) AS definition,
    EXISTS (
        SELECT FROM pg_catalog.pg_depend AS e
        WHERE e.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
          AND e.objid = p.oid
          AND e.deptype = 'e'
    ) AS is_extension_owned
FROM pg_catalog.pg_proc AS p
JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
JOIN pg_catalog.pg_language AS l ON l.oid = p.prolang
WHERE p.prokind = 'f'
  AND l.lanname = 'sql'
  AND n.nspname !~ '^pg_'
  AND n.nspname NOT IN ('information_schema', 'sys', 'deesql')
ORDER BY p.oid
