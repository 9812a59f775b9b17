-- Access control lists, as text: what they say is read without functions of the server. Where there is
-- none, things are as usual. Lists of columns come after those of their tables.
SELECT *
FROM (
    SELECT
        1 AS turn,
        CASE c.relkind WHEN 'r' THEN 'table' WHEN 'v' THEN 'view' ELSE 'sequence' END AS kind,
        n.nspname AS namespace,
        c.relname AS name,
        NULL::pg_catalog.name AS "column",
        '{}'::pg_catalog.text[] AS types,
        r.rolname AS owner,
        c.relacl::pg_catalog.text[] AS items
    FROM pg_catalog.pg_class AS c
    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    JOIN pg_catalog.pg_roles AS r ON r.oid = c.relowner
    WHERE c.relkind IN ('r', 'v', 'S') AND c.relacl IS NOT NULL
    UNION ALL
    SELECT
        2,
        CASE c.relkind WHEN 'r' THEN 'table' ELSE 'view' END,
        n.nspname,
        c.relname,
        a.attname,
        '{}'::pg_catalog.text[],
        r.rolname,
        a.attacl::pg_catalog.text[]
    FROM pg_catalog.pg_attribute AS a
    JOIN pg_catalog.pg_class AS c ON c.oid = a.attrelid
    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    JOIN pg_catalog.pg_roles AS r ON r.oid = c.relowner
    WHERE c.relkind IN ('r', 'v') AND a.attacl IS NOT NULL AND NOT a.attisdropped
    UNION ALL
    SELECT
        1,
        'schema',
        '',
        n.nspname,
        NULL,
        '{}'::pg_catalog.text[],
        r.rolname,
        n.nspacl::pg_catalog.text[]
    FROM pg_catalog.pg_namespace AS n
    JOIN pg_catalog.pg_roles AS r ON r.oid = n.nspowner
    WHERE n.nspacl IS NOT NULL AND n.nspname !~ '^pg_'
    UNION ALL
    SELECT
        1,
        'function',
        n.nspname,
        p.proname,
        NULL,
        ARRAY(
            SELECT pg_catalog.format_type(u.type, NULL)
            FROM pg_catalog.unnest(p.proargtypes) WITH ORDINALITY AS u (type, place)
            ORDER BY u.place
        ),
        r.rolname,
        p.proacl::pg_catalog.text[]
    FROM pg_catalog.pg_proc AS p
    JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
    JOIN pg_catalog.pg_roles AS r ON r.oid = p.proowner
    WHERE p.proacl IS NOT NULL
) AS g
WHERE g.namespace !~ '^pg_'
  AND g.namespace NOT IN ('information_schema', 'sys', 'deesql')
ORDER BY g.turn, g.namespace, g.name
