-- Primary keys, unique constraints, checks and foreign keys. The condition of a check is printed alone:
-- pg_get_constraintdef says no more than the columns beside it here, and would have to be parsed.
-- Exclusion constraints come along, so that their indexes are not taken for ordinary ones. Which
-- columns a primary key includes is not read: the service lists all of them.
SELECT
    o.conrelid AS "table",
    o.conname AS name,
    o.contype::pg_catalog.text AS kind,
    coalesce(o.conkey, '{}') AS columns,
    o.conindid AS index,
    pg_catalog.pg_get_expr(o.conbin, o.conrelid) AS condition,
    o.convalidated AS is_valid,
    o.condeferrable AS is_deferrable,
    o.condeferred AS is_initially_deferred,
    o.confrelid AS target,
    coalesce(o.confkey, '{}') AS target_columns,
    o.confmatchtype::pg_catalog.text AS match_type,
    o.confdeltype::pg_catalog.text AS on_delete,
    coalesce(o.confdelsetcols, '{}') AS on_delete_columns,
    o.confupdtype::pg_catalog.text AS on_update
FROM pg_catalog.pg_constraint AS o
JOIN pg_catalog.pg_class AS c ON c.oid = o.conrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE o.contype IN ('p', 'u', 'c', 'f', 'x')
  AND c.relkind = 'r'
  AND c.relpersistence <> 't'
  AND NOT c.relispartition
  AND n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema'
ORDER BY o.conrelid, o.conname
