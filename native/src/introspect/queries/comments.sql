-- Comments on what people make, each with the names that find it. A part is told with its table.
SELECT
    CASE c.relkind WHEN 'r' THEN 'table' WHEN 'v' THEN 'view' ELSE 'sequence' END AS kind,
    n.nspname AS namespace,
    c.relname AS name,
    a.attname AS part,
    '{}'::pg_catalog.text[] AS types,
    d.description AS text
FROM pg_catalog.pg_description AS d
JOIN pg_catalog.pg_class AS c
    ON d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND c.oid = d.objoid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_attribute AS a
    ON d.objsubid > 0 AND a.attrelid = c.oid AND a.attnum = d.objsubid
WHERE c.relkind IN ('r', 'v', 'S')
  AND n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema'
UNION ALL
SELECT 'index', n.nspname, t.relname, c.relname, '{}'::pg_catalog.text[], d.description
FROM pg_catalog.pg_description AS d
JOIN pg_catalog.pg_index AS i
    ON d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND i.indexrelid = d.objoid
JOIN pg_catalog.pg_class AS c ON c.oid = i.indexrelid
JOIN pg_catalog.pg_class AS t ON t.oid = i.indrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = t.relnamespace
WHERE n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema'
UNION ALL
SELECT 'constraint', n.nspname, t.relname, o.conname, '{}'::pg_catalog.text[], d.description
FROM pg_catalog.pg_description AS d
JOIN pg_catalog.pg_constraint AS o
    ON d.classoid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND o.oid = d.objoid
JOIN pg_catalog.pg_class AS t ON t.oid = o.conrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = t.relnamespace
WHERE n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema'
UNION ALL
SELECT 'schema', '', n.nspname, NULL, '{}'::pg_catalog.text[], d.description
FROM pg_catalog.pg_description AS d
JOIN pg_catalog.pg_namespace AS n
    ON d.classoid = 'pg_catalog.pg_namespace'::pg_catalog.regclass AND n.oid = d.objoid
WHERE n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema'
UNION ALL
SELECT
    'function',
    n.nspname,
    p.proname,
    NULL,
    ARRAY(
        SELECT pg_catalog.format_type(u.type, NULL)
        FROM pg_catalog.unnest(p.proargtypes) WITH ORDINALITY AS u (type, place)
        ORDER BY u.place
    ),
    d.description
FROM pg_catalog.pg_description AS d
JOIN pg_catalog.pg_proc AS p
    ON d.classoid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND p.oid = d.objoid
JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
WHERE n.nspname !~ '^pg_'
  AND n.nspname NOT IN ('information_schema', 'sys')
UNION ALL
SELECT 'domain', n.nspname, t.typname, NULL, '{}'::pg_catalog.text[], d.description
FROM pg_catalog.pg_description AS d
JOIN pg_catalog.pg_type AS t
    ON d.classoid = 'pg_catalog.pg_type'::pg_catalog.regclass AND t.oid = d.objoid
JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
WHERE t.typtype = 'd'
  AND n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema'
UNION ALL
SELECT 'statistics', n.nspname, s.stxname, NULL, '{}'::pg_catalog.text[], d.description
FROM pg_catalog.pg_description AS d
JOIN pg_catalog.pg_statistic_ext AS s
    ON d.classoid = 'pg_catalog.pg_statistic_ext'::pg_catalog.regclass AND s.oid = d.objoid
JOIN pg_catalog.pg_namespace AS n ON n.oid = s.stxnamespace
WHERE n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema'
