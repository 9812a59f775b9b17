-- Lasting views. The service's table of what can be read leaves pg_rewrite out; the function prints the
-- query all the same.
SELECT
    n.nspname AS namespace,
    c.relname AS name,
    pg_catalog.pg_get_viewdef(c.oid) AS definition,
    coalesce(c.reloptions, '{}') AS options,
    EXISTS (
        SELECT FROM pg_catalog.pg_depend AS e
        WHERE e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
          AND e.objid = c.oid
          AND e.deptype = 'e'
    ) AS is_extension_owned
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relkind = 'v'
  AND c.relpersistence <> 't'
  AND n.nspname !~ '^pg_'
  AND n.nspname NOT IN ('information_schema', 'sys', 'deesql')
ORDER BY c.oid
