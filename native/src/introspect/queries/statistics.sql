-- Extended statistics.
SELECT
    n.nspname AS namespace,
    s.stxname AS name,
    s.stxrelid AS "table",
    s.stxkind::pg_catalog.text[] AS kinds,
    s.stxkeys::pg_catalog.int2[] AS columns,
    coalesce(pg_catalog.pg_get_statisticsobjdef_expressions(s.oid), '{}') AS expressions,
    s.stxstattarget::pg_catalog.int4 AS target
FROM pg_catalog.pg_statistic_ext AS s
JOIN pg_catalog.pg_namespace AS n ON n.oid = s.stxnamespace
WHERE n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema'
ORDER BY s.oid
