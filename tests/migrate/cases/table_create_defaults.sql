-- object: table, change: create, spelling: defaults

-- previous

-- next
CREATE TABLE t (
    a int DEFAULT -1, b int DEFAULT (1 + 2) * 3, c text DEFAULT 'it''s', d text DEFAULT upper('x'),
    e timestamptz DEFAULT CURRENT_TIMESTAMP, f date DEFAULT CURRENT_DATE, g timestamp DEFAULT LOCALTIMESTAMP,
    h timestamptz DEFAULT now() + interval '1 day', i uuid DEFAULT gen_random_uuid(), j text DEFAULT NULL,
    k varchar(5) DEFAULT NULL::varchar, l float8 DEFAULT 1e3, m numeric DEFAULT 1.50, n bool DEFAULT 'no',
    o bigint DEFAULT 9223372036854775807, p smallint DEFAULT '5', q text DEFAULT current_user,
    r interval DEFAULT '90 minutes', s time DEFAULT '6:00', t date DEFAULT '2026-01-31', u char(3) DEFAULT 'ab',
    v timestamptz DEFAULT '2026-01-01 00:00:00+00', w numeric(8, 2) DEFAULT 5, x text DEFAULT ''
);

-- plan
-- + table.t
CREATE TABLE t (
    a integer DEFAULT -1,
    b integer DEFAULT ((1 + 2) * 3),
    c text DEFAULT 'it''s',
    d text DEFAULT upper('x'),
    e timestamp with time zone DEFAULT CURRENT_TIMESTAMP,
    f date DEFAULT CURRENT_DATE,
    g timestamp without time zone DEFAULT LOCALTIMESTAMP,
    h timestamp with time zone DEFAULT (now() + interval '1 day'),
    i uuid DEFAULT gen_random_uuid(),
    j text,
    k character varying(5),
    l double precision DEFAULT 1e3,
    m numeric(18,6) DEFAULT 1.50,
    n boolean DEFAULT 'no',
    o bigint DEFAULT 9223372036854775807,
    p smallint DEFAULT '5',
    q text DEFAULT current_user,
    r interval DEFAULT '90 minutes',
    s time without time zone DEFAULT '6:00',
    t date DEFAULT '2026-01-31',
    u character(3) DEFAULT 'ab',
    v timestamp with time zone DEFAULT '2026-01-01 00:00:00+00',
    w numeric(8,2) DEFAULT 5,
    x text DEFAULT ''
);
