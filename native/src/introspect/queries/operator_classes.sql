-- The keys with another operator class than that of their type. Not asked where the service, or what
-- stands in for it, answers: it takes none, and its catalog need not show them.
SELECT
    i.indexrelid AS index,
    k.position::pg_catalog.int2 AS position,
    o.opcname AS name,
    on_.nspname AS namespace
FROM pg_catalog.pg_index AS i
JOIN pg_catalog.pg_class AS c ON c.oid = i.indrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
CROSS JOIN LATERAL pg_catalog.generate_series(1, i.indnkeyatts) AS k (position)
JOIN pg_catalog.pg_opclass AS o ON o.oid = i.indclass[k.position - 1]
JOIN pg_catalog.pg_namespace AS on_ ON on_.oid = o.opcnamespace
WHERE NOT o.opcdefault
  AND c.relkind = 'r'
  AND c.relpersistence <> 't'
  AND NOT c.relispartition
  AND n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema'
ORDER BY i.indexrelid, k.position
