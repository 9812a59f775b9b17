-- The namespaces that people make. What belongs to an extension goes with it.
SELECT
    n.nspname AS name,
    EXISTS (
        SELECT FROM pg_catalog.pg_depend AS d
        WHERE d.classid = 'pg_catalog.pg_namespace'::pg_catalog.regclass
          AND d.objid = n.oid
          AND d.deptype = 'e'
    ) AS is_extension_owned
FROM pg_catalog.pg_namespace AS n
WHERE n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema'
ORDER BY n.nspname
