-- The columns of these tables in their order, with defaults and the sequences of identities. A
-- sequence belongs to an identity by an internal dependency on the column. Compression and statistics
-- targets say nothing about the schema, and are not read.
SELECT
    a.attrelid AS "table",
    a.attnum AS number,
    a.attname AS name,
    pg_catalog.format_type(a.atttypid, a.atttypmod) AS data_type,
    a.attnotnull AS is_not_null,
    a.attidentity::pg_catalog.text AS identity,
    a.attgenerated::pg_catalog.text AS generated,
    pg_catalog.pg_get_expr(e.adbin, e.adrelid) AS expression,
    a.attstorage::pg_catalog.text AS storage,
    t.typstorage::pg_catalog.text AS type_storage,
    sc.relname AS sequence_name,
    s.seqstart,
    s.seqincrement,
    s.seqmin,
    s.seqmax,
    s.seqcache,
    s.seqcycle
FROM pg_catalog.pg_attribute AS a
JOIN pg_catalog.pg_class AS c ON c.oid = a.attrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid
LEFT JOIN pg_catalog.pg_attrdef AS e ON e.adrelid = a.attrelid AND e.adnum = a.attnum
LEFT JOIN pg_catalog.pg_depend AS d
    ON a.attidentity <> ''
    AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
    AND d.refobjid = a.attrelid
    AND d.refobjsubid = a.attnum
    AND d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
    AND d.deptype = 'i'
LEFT JOIN pg_catalog.pg_sequence AS s ON s.seqrelid = d.objid
LEFT JOIN pg_catalog.pg_class AS sc ON sc.oid = d.objid
WHERE c.relkind = 'r'
  AND c.relpersistence <> 't'
  AND NOT c.relispartition
  AND n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema'
  AND a.attnum > 0
  AND NOT a.attisdropped
ORDER BY a.attrelid, a.attnum
