-- All indexes, those of constraints too: what a unique constraint includes stands here alone.
SELECT
    i.indexrelid AS oid,
    i.indrelid AS "table",
    x.relname AS name,
    m.amname AS method,
    i.indisunique AS is_unique,
    i.indisprimary AS is_primary,
    i.indnullsnotdistinct AS nulls_not_distinct,
    i.indisvalid AS is_valid,
    i.indnkeyatts AS key_count,
    pg_catalog.pg_get_expr(i.indpred, i.indrelid) AS predicate
FROM pg_catalog.pg_index AS i
JOIN pg_catalog.pg_class AS x ON x.oid = i.indexrelid
JOIN pg_catalog.pg_am AS m ON m.oid = x.relam
JOIN pg_catalog.pg_class AS c ON c.oid = i.indrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relkind = 'r'
  AND c.relpersistence <> 't'
  AND NOT c.relispartition
  AND n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema'
ORDER BY i.indexrelid
