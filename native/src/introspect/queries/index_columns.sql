-- The columns of all indexes one by one, keys first, then what is included. Only an expression has to
-- be printed. A collation is told where it is not that of the column, or of an expression's type.
SELECT
    i.indexrelid AS index,
    k.position::pg_catalog.int2 AS position,
    i.indkey[k.position - 1] AS "column",
    CASE WHEN i.indkey[k.position - 1] = 0
        THEN pg_catalog.pg_get_indexdef(i.indexrelid, k.position, false)
    END AS definition,
    CASE WHEN k.position <= i.indnkeyatts
        THEN i.indoption[k.position - 1]
        ELSE 0::pg_catalog.int2
    END AS option,
    o.collname AS collation,
    on_.nspname AS collation_namespace
FROM pg_catalog.pg_index AS i
JOIN pg_catalog.pg_class AS c ON c.oid = i.indrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
CROSS JOIN LATERAL pg_catalog.generate_series(1, i.indnatts) AS k (position)
JOIN pg_catalog.pg_attribute AS x ON x.attrelid = i.indexrelid AND x.attnum = k.position
JOIN pg_catalog.pg_type AS t ON t.oid = x.atttypid
LEFT JOIN pg_catalog.pg_attribute AS a
    ON a.attrelid = i.indrelid
    AND a.attnum = i.indkey[k.position - 1]
    AND a.attnum <> 0
LEFT JOIN pg_catalog.pg_collation AS o
    ON k.position <= i.indnkeyatts
    AND o.oid = i.indcollation[k.position - 1]
    AND o.oid <> coalesce(a.attcollation, t.typcollation)
LEFT JOIN pg_catalog.pg_namespace AS on_ ON on_.oid = o.collnamespace
WHERE c.relkind = 'r'
  AND c.relpersistence <> 't'
  AND NOT c.relispartition
  AND n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema'
ORDER BY i.indexrelid, k.position
