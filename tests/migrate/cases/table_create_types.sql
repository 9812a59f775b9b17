-- object: table, change: create, spelling: types

-- previous

-- next
CREATE TABLE t (
    a smallint, b int, c bigint, d real, e double precision, f numeric, g numeric(10), h numeric(10, 2),
    i char, j char(5), k varchar, l varchar(10), m varchar(65535), n text, o bytea, p boolean, q uuid,
    r date, s time, t time(3), u timetz, v timestamp, w timestamp(0), x timestamptz, y timestamptz(6),
    z interval, aa interval day to second(3), ab interval(2), ac json, ad jsonb, ae float(10), af float8
);

-- plan
-- + table.t
CREATE TABLE t (
    a smallint,
    b integer,
    c bigint,
    d real,
    e double precision,
    f numeric(18,6),
    g numeric(10,0),
    h numeric(10,2),
    i character(1),
    j character(5),
    k character varying,
    l character varying(10),
    m character varying,
    n text,
    o bytea,
    p boolean,
    q uuid,
    r date,
    s time without time zone,
    t time(3) without time zone,
    u time with time zone,
    v timestamp without time zone,
    w timestamp(0) without time zone,
    x timestamp with time zone,
    y timestamp with time zone,
    z interval,
    aa interval day to second(3),
    ab interval(2),
    ac json,
    ad jsonb,
    ae real,
    af double precision
);
