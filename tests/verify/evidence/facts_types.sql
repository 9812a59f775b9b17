-- Types, by row of section 3 of the facts.

-- 3 integers
  CREATE TABLE t (a smallint, b int2, c integer, d int, e int4, f bigint, g int8, h pg_catalog.int4, i "int8", PRIMARY KEY (a, c, f));
-- 3 integers: no identity but of bigint
  CREATE TABLE t (a int2 GENERATED ALWAYS AS IDENTITY (CACHE 1));
--                  ^^^^ identity-type 0A000 datatype smallint not supported, identity column type must be bigint
-- 3 floats
  CREATE TABLE t (a real, b float4, c double precision, d float8, e float, f float(24), g float(53), PRIMARY KEY (a, c));
-- 3 numeric
  CREATE TABLE t (a numeric PRIMARY KEY, b decimal(10, 2), c dec(1000), d numeric(1000, -1000), e numeric(10, 1000));
-- 3 numeric: precision
  CREATE TABLE t (a numeric(1001), b decimal(0), c numeric(5000, 2));
--                          ^^^^ numeric-precision 22023 NUMERIC precision 1001 must be between 1 and 1000
--                                           ^ numeric-precision 22023 NUMERIC precision 0 must be between 1 and 1000
--                                                         ^^^^ numeric-precision 22023 NUMERIC precision 5000 must be between 1 and 1000
-- 3 numeric: scale
  CREATE TABLE t (a numeric(10, 1001), b numeric(10, -1001));
--                              ^^^^ numeric-precision
--                                                   ^^^^^ numeric-precision
-- 3 numeric, 2026-08-24
  CREATE TABLE t (a numeric(38, 37), b numeric(39), c numeric(38, 38));
--                                             ^^ numeric-precision
--                                                                ^^ numeric-precision
-- 3 numeric, 2026-02-02: keys came later
  CREATE TABLE t (a numeric PRIMARY KEY);
--                          ^^^^^^^^^^^ key-type
-- 3 char
  CREATE TABLE t (a char(4096), b character(5), c char, d national character(3), e nchar(3), f char(1) PRIMARY KEY);
-- 3 char: too long
  CREATE TABLE t (a char(4097), b character(65535), c pg_catalog.bpchar(5000));
--                  ^^^^^^^^^^ char-length 54000 Datatype limit greater than 4096 bytes not supported for char
--                                ^^^^^^^^^^^^^^^^ char-length 54000 Datatype limit greater than 4096 bytes not supported for char
--                                                    ^^^^^^^^^^^^^^^^^^^^^^^ char-length
-- 3 varchar
  CREATE TABLE t (a varchar(65535), b character varying, c varchar(20) PRIMARY KEY, d char varying(5), e national character varying(9));
-- 3 varchar: too long
  CREATE TABLE t (a varchar(65536), b character varying(100000));
--                  ^^^^^^^^^^^^^^ varchar-length 54000 Datatype limit greater than 65535 bytes not supported for varchar
--                                    ^^^^^^^^^^^^^^^^^^^^^^^^^ varchar-length 54000 Datatype limit greater than 65535 bytes not supported for varchar
-- 3 bpchar
  CREATE TABLE t (a bpchar(4096), b bpchar, c bpchar(5) UNIQUE);
-- 3 bpchar: too long
  CREATE TABLE t (a bpchar(4097));
--                  ^^^^^^^^^^^^ char-length
-- 3 text
  CREATE TABLE t (a text PRIMARY KEY, b "text", c pg_catalog.text);
-- 3 date and time
  CREATE TABLE t (a date, b time, c time(6), d timestamp(3) without time zone, e timestamptz, f timestamp with time zone, PRIMARY KEY (a, b, d, e));
-- 3 timetz
  CREATE TABLE t (a timetz, b time with time zone, c time(3) with time zone);
-- 3 timetz: key
  CREATE TABLE t (a timetz PRIMARY KEY, b time(3) with time zone UNIQUE);
--                         ^^^^^^^^^^^ key-type 0A000 datatype time with time zone is not supported in a key
--                                                               ^^^^^^ key-type 0A000 datatype time with time zone is not supported in a key
-- 3 interval
  CREATE TABLE t (a interval, b interval day to second(3), c interval(3));
-- 3 interval: key
  CREATE TABLE t (a interval, PRIMARY KEY (a));
--                                         ^ key-type 0A000 datatype interval is not supported in a key
-- 3 boolean and uuid
  CREATE TABLE t (a boolean, b bool, c uuid DEFAULT gen_random_uuid(), PRIMARY KEY (a, c));
-- 3 bytea
  CREATE TABLE t (a bytea);
-- 3 bytea: key
  CREATE TABLE t (a bytea UNIQUE);
--                        ^^^^^^ key-type 0A000 datatype bytea is not supported in a key
-- 3 json and jsonb
  CREATE TABLE t (a json, b jsonb DEFAULT '{}');
  CREATE INDEX ASYNC ON t ((b->>'k'));
-- 3 json and jsonb: key
  CREATE TABLE t (a json, b jsonb, UNIQUE (a, b));
--                                         ^ key-type 0A000 datatype json is not supported in a key
--                                            ^ key-type 0A000 datatype jsonb is not supported in a key
-- 3 json and jsonb, 2026-05-03
  CREATE TABLE t (a json, b jsonb);
--                  ^^^^ json-type
--                          ^^^^^ jsonb-type
-- 3 json and jsonb, 2026-06-07
  CREATE TABLE t (a json, b jsonb);
--                          ^^^^^ jsonb-type
-- 3 domain
  CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');
  CREATE TABLE t (a email, b public.email);
-- 3 domain: key of a refused type
  CREATE DOMAIN doc AS jsonb;
  CREATE TABLE t (a doc PRIMARY KEY);
--                      ^^^^^^^^^^^ key-type
-- 3 domain: key of a refused type in an index
  CREATE DOMAIN doc AS jsonb;
  CREATE TABLE t (a doc);
  CREATE INDEX ASYNC ON t (a);
--                         ^ key-type
-- 3 domain: over an array
  CREATE DOMAIN d AS text[] CHECK (true);
--                   ^^^^^^ array-type
-- 3 arrays and query-only types
  SELECT ARRAY[1], '{1}'::int[], '[1,2)'::int4range, '10.0.0.1'::inet, 'a'::tsvector, CAST('10.0.0.0/8' AS cidr), 'a'::tsquery;
  CREATE FUNCTION f(a int[], b inet, c tsvector, d int4range) RETURNS int LANGUAGE sql RETURN 1;
-- 3 arrays and query-only types: columns
  CREATE TABLE t (a int[], b int4range, c int8range, d numrange, e tsrange, f tstzrange, g daterange, h inet, i cidr, j tsvector, k tsquery);
--                  ^^^^^ array-type 0A000 datatype integer[] not supported
--                           ^^^^^^^^^ unsupported-type 0A000 datatype int4range not supported
--                                        ^^^^^^^^^ unsupported-type 0A000 datatype int8range not supported
--                                                     ^^^^^^^^ unsupported-type 0A000 datatype numrange not supported
--                                                                 ^^^^^^^ unsupported-type 0A000 datatype tsrange not supported
--                                                                            ^^^^^^^^^ unsupported-type 0A000 datatype tstzrange not supported
--                                                                                         ^^^^^^^^^ unsupported-type 0A000 datatype daterange not supported
--                                                                                                      ^^^^ unsupported-type 0A000 datatype inet not supported
--                                                                                                              ^^^^ unsupported-type 0A000 datatype cidr not supported
--                                                                                                                      ^^^^^^^^ unsupported-type 0A000 datatype tsvector not supported
--                                                                                                                                  ^^^^^^^ unsupported-type 0A000 datatype tsquery not supported
-- 3 arrays and query-only types: quoted and qualified
  CREATE TABLE t (a "inet", b pg_catalog.cidr, c pg_catalog."tsvector", d "pg_catalog"."int4range", e INET);
--                  ^^^^^^ unsupported-type 0A000 datatype inet not supported
--                            ^^^^^^^^^^^^^^^ unsupported-type 0A000 datatype cidr not supported
--                                               ^^^^^^^^^^^^^^^^^^^^^ unsupported-type 0A000 datatype tsvector not supported
--                                                                        ^^^^^^^^^^^^^^^^^^^^^^^^ unsupported-type 0A000 datatype int4range not supported
--                                                                                                    ^^^^ unsupported-type 0A000 datatype inet not supported
-- 3 arrays and query-only types: names that are no types
  CREATE TABLE t (a "Inet", b shop.inet);
--                  ^^^^^^ note:unknown-type-support
--                            ^^^^^^^^^ note:unknown-type-support
-- 3 refused types
  SELECT '1'::money, '<a/>'::xml, '08:00:2b:01:02:03'::macaddr, B'1'::bit, B'1'::bit varying(3), '0/0'::pg_lsn;
-- 3 refused types: columns
  CREATE TABLE t (a money, b xml, c macaddr, d bit, e bit(3), f bit varying, g varbit(5), h pg_lsn, i point, j line, k lseg, l box, m path, n polygon, o circle);
--                  ^^^^^ unsupported-type 0A000 datatype money not supported
--                           ^^^ unsupported-type 0A000 datatype xml not supported
--                                  ^^^^^^^ unsupported-type 0A000 datatype macaddr not supported
--                                             ^^^ unsupported-type 0A000 datatype bit not supported
--                                                    ^^^^^^ unsupported-type 0A000 datatype bit not supported
--                                                              ^^^^^^^^^^^ unsupported-type 0A000 datatype bit varying not supported
--                                                                             ^^^^^^^^^ unsupported-type 0A000 datatype bit varying not supported
--                                                                                          ^^^^^^ unsupported-type 0A000 datatype pg_lsn not supported
--                                                                                                    ^^^^^ unsupported-type 0A000 datatype point not supported
--                                                                                                             ^^^^ unsupported-type 0A000 datatype line not supported
--                                                                                                                     ^^^^ unsupported-type 0A000 datatype lseg not supported
--                                                                                                                             ^^^ unsupported-type 0A000 datatype box not supported
--                                                                                                                                    ^^^^ unsupported-type 0A000 datatype path not supported
--                                                                                                                                            ^^^^^^^ unsupported-type 0A000 datatype polygon not supported
--                                                                                                                                                       ^^^^^^ unsupported-type 0A000 datatype circle not supported
-- 3 refused types: in a query too
  SELECT '(1,2)'::point, CAST(a AS box), point(1, 2), circle '((0,0),1)', pg_catalog.polygon('((0,0),(1,1))'), '1'::"path", '1'::pg_catalog.lseg, line '{1,2,3}' FROM t;
--                ^^^^^ geometric-cast 0A000 datatype point not supported
--                                 ^^^ geometric-cast 0A000 datatype box not supported
--                                       ^^^^^ geometric-cast
--                                                    ^^^^^^ geometric-cast 0A000 datatype circle not supported
--                                                                        ^^^^^^^^^^^^^^^^^^ geometric-cast
--                                                                                                                  ^^^^^^ geometric-cast 0A000 datatype path not supported
--                                                                                                                               ^^^^^^^^^^^^^^^ geometric-cast 0A000 datatype lseg not supported
--                                                                                                                                                ^^^^ geometric-cast 0A000 datatype line not supported
  INSERT INTO t VALUES (point(1, 2));
--                      ^^^^^ geometric-cast
-- 3 refused types: columns named like them
  SELECT point, box.line, count(circle) FROM box WHERE path = 'x';
-- 3 serial
  CREATE TABLE t (a serial, b serial2, c serial4, d serial8, e bigserial, f smallserial, g "serial", h pg_catalog.bigserial);
--                  ^^^^^^ serial-type 42704 type "serial" does not exist
--                            ^^^^^^^ serial-type 42704 type "serial2" does not exist
--                                       ^^^^^^^ serial-type 42704 type "serial4" does not exist
--                                                  ^^^^^^^ serial-type 42704 type "serial8" does not exist
--                                                             ^^^^^^^^^ serial-type 42704 type "bigserial" does not exist
--                                                                          ^^^^^^^^^^^ serial-type 42704 type "smallserial" does not exist
--                                                                                         ^^^^^^^^ serial-type 42704 type "serial" does not exist
--                                                                                                     ^^^^^^^^^^^^^^^^^^^^ serial-type 42704 type "pg_catalog.bigserial" does not exist
-- 3 serial: names only
  CREATE TABLE serial (serial int, bigserial text);
-- 3 unrecorded types
  SELECT 't'::regclass::oid, 'a'::name, 'x'::"char", '5'::xid;
-- 3 unrecorded types: columns
  CREATE TABLE t (a oid, b regclass, c name, d "char", e xid);
--                  ^^^ note:unknown-type-support
--                         ^^^^^^^^ note:unknown-type-support
--                                     ^^^^ note:unknown-type-support
--                                             ^^^^^^ note:unknown-type-support
--                                                       ^^^ note:unknown-type-support
-- 3 extension types
  CREATE TABLE t (a vector(3), b citext, c public.hstore, d geometry(Point, 4326), e extensions.vector);
--                  ^^^^^^^^^ extension-type
--                               ^^^^^^ extension-type
--                                         ^^^^^^^^^^^^^ extension-type
--                                                          ^^^^^^^^^^^^^^^^^^^^^ extension-type
--                                                                                   ^^^^^^^^^^^^^^^^^ extension-type
-- 3 unrecorded types: all of them
  CREATE TABLE t (
    c0 aclitem, c1 pg_catalog."any", c2 anyarray, c3 anycompatible, c4 anycompatiblearray, c5 anycompatiblemultirange, c6 anycompatiblenonarray, c7 anycompatiblerange,
--     ^^^^^^^ note:unknown-type-support
--                 ^^^^^^^^^^^^^^^^ note:unknown-type-support
--                                      ^^^^^^^^ note:unknown-type-support
--                                                   ^^^^^^^^^^^^^ note:unknown-type-support
--                                                                     ^^^^^^^^^^^^^^^^^^ note:unknown-type-support
--                                                                                            ^^^^^^^^^^^^^^^^^^^^^^^ note:unknown-type-support
--                                                                                                                        ^^^^^^^^^^^^^^^^^^^^^ note:unknown-type-support
--                                                                                                                                                  ^^^^^^^^^^^^^^^^^^ note:unknown-type-support
    c8 anyelement, c9 anyenum, c10 anymultirange, c11 anynonarray, c12 anyrange, c13 pg_catalog."char", c14 cid, c15 cstring,
--     ^^^^^^^^^^ note:unknown-type-support
--                    ^^^^^^^ note:unknown-type-support
--                                 ^^^^^^^^^^^^^ note:unknown-type-support
--                                                    ^^^^^^^^^^^ note:unknown-type-support
--                                                                     ^^^^^^^^ note:unknown-type-support
--                                                                                   ^^^^^^^^^^^^^^^^^ note:unknown-type-support
--                                                                                                          ^^^ note:unknown-type-support
--                                                                                                                   ^^^^^^^ note:unknown-type-support
    c16 datemultirange, c17 event_trigger, c18 fdw_handler, c19 gtsvector, c20 index_am_handler, c21 int2vector, c22 int4multirange, c23 int8multirange,
--      ^^^^^^^^^^^^^^ note:unknown-type-support
--                          ^^^^^^^^^^^^^ note:unknown-type-support
--                                             ^^^^^^^^^^^ note:unknown-type-support
--                                                              ^^^^^^^^^ note:unknown-type-support
--                                                                             ^^^^^^^^^^^^^^^^ note:unknown-type-support
--                                                                                                   ^^^^^^^^^^ note:unknown-type-support
--                                                                                                                   ^^^^^^^^^^^^^^ note:unknown-type-support
--                                                                                                                                       ^^^^^^^^^^^^^^ note:unknown-type-support
    c24 pg_catalog."internal", c25 jsonpath, c26 language_handler, c27 macaddr8, c28 name, c29 nummultirange, c30 oid, c31 oidvector,
--      ^^^^^^^^^^^^^^^^^^^^^ note:unknown-type-support
--                                 ^^^^^^^^ note:unknown-type-support
--                                               ^^^^^^^^^^^^^^^^ note:unknown-type-support
--                                                                     ^^^^^^^^ note:unknown-type-support
--                                                                                   ^^^^ note:unknown-type-support
--                                                                                             ^^^^^^^^^^^^^ note:unknown-type-support
--                                                                                                                ^^^ note:unknown-type-support
--                                                                                                                         ^^^^^^^^^ note:unknown-type-support
    c32 pg_brin_bloom_summary, c33 pg_brin_minmax_multi_summary, c34 pg_ddl_command, c35 pg_dependencies, c36 pg_mcv_list, c37 pg_ndistinct, c38 pg_node_tree, c39 pg_snapshot,
--      ^^^^^^^^^^^^^^^^^^^^^ note:unknown-type-support
--                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ note:unknown-type-support
--                                                                   ^^^^^^^^^^^^^^ note:unknown-type-support
--                                                                                       ^^^^^^^^^^^^^^^ note:unknown-type-support
--                                                                                                            ^^^^^^^^^^^ note:unknown-type-support
--                                                                                                                             ^^^^^^^^^^^^ note:unknown-type-support
--                                                                                                                                               ^^^^^^^^^^^^ note:unknown-type-support
--                                                                                                                                                                 ^^^^^^^^^^^ note:unknown-type-support
    c40 pg_catalog."record", c41 refcursor, c42 regclass, c43 regcollation, c44 regconfig, c45 regdictionary, c46 regnamespace, c47 regoper,
--      ^^^^^^^^^^^^^^^^^^^ note:unknown-type-support
--                               ^^^^^^^^^ note:unknown-type-support
--                                              ^^^^^^^^ note:unknown-type-support
--                                                            ^^^^^^^^^^^^ note:unknown-type-support
--                                                                              ^^^^^^^^^ note:unknown-type-support
--                                                                                             ^^^^^^^^^^^^^ note:unknown-type-support
--                                                                                                                ^^^^^^^^^^^^ note:unknown-type-support
--                                                                                                                                  ^^^^^^^ note:unknown-type-support
    c48 regoperator, c49 regproc, c50 regprocedure, c51 regrole, c52 regtype, c53 table_am_handler, c54 tid, c55 pg_catalog."trigger",
--      ^^^^^^^^^^^ note:unknown-type-support
--                       ^^^^^^^ note:unknown-type-support
--                                    ^^^^^^^^^^^^ note:unknown-type-support
--                                                      ^^^^^^^ note:unknown-type-support
--                                                                   ^^^^^^^ note:unknown-type-support
--                                                                                ^^^^^^^^^^^^^^^^ note:unknown-type-support
--                                                                                                      ^^^ note:unknown-type-support
--                                                                                                               ^^^^^^^^^^^^^^^^^^^^ note:unknown-type-support
    c56 tsm_handler, c57 tsmultirange, c58 tstzmultirange, c59 txid_snapshot, c60 pg_catalog."unknown", c61 pg_catalog."void", c62 xid, c63 xid8);
--      ^^^^^^^^^^^ note:unknown-type-support
--                       ^^^^^^^^^^^^ note:unknown-type-support
--                                         ^^^^^^^^^^^^^^ note:unknown-type-support
--                                                             ^^^^^^^^^^^^^ note:unknown-type-support
--                                                                                ^^^^^^^^^^^^^^^^^^^^ note:unknown-type-support
--                                                                                                          ^^^^^^^^^^^^^^^^^ note:unknown-type-support
--                                                                                                                                 ^^^ note:unknown-type-support
--                                                                                                                                          ^^^^ note:unknown-type-support
-- 3 extension types: all of them
  CREATE TABLE t (
    c0 agtype, c1 box2d, c2 box3d, c3 citext, c4 cube, c5 debversion, c6 ean13, c7 earth,
--     ^^^^^^ extension-type
--                ^^^^^ extension-type
--                          ^^^^^ extension-type
--                                    ^^^^^^ extension-type
--                                               ^^^^ extension-type
--                                                        ^^^^^^^^^^ extension-type
--                                                                       ^^^^^ extension-type
--                                                                                 ^^^^^ extension-type
    c8 geography, c9 geometry, c10 geometry_dump, c11 h3index, c12 halfvec, c13 hll, c14 hstore, c15 ip4,
--     ^^^^^^^^^ extension-type
--                   ^^^^^^^^ extension-type
--                                 ^^^^^^^^^^^^^ extension-type
--                                                    ^^^^^^^ extension-type
--                                                                 ^^^^^^^ extension-type
--                                                                              ^^^ extension-type
--                                                                                       ^^^^^^ extension-type
--                                                                                                   ^^^ extension-type
    c16 ip4r, c17 ip6, c18 ip6r, c19 ipaddress, c20 iprange, c21 isbn, c22 isbn13, c23 ismn,
--      ^^^^ extension-type
--                ^^^ extension-type
--                         ^^^^ extension-type
--                                   ^^^^^^^^^ extension-type
--                                                  ^^^^^^^ extension-type
--                                                               ^^^^ extension-type
--                                                                         ^^^^^^ extension-type
--                                                                                     ^^^^ extension-type
    c24 ismn13, c25 issn, c26 issn13, c27 lo, c28 lquery, c29 ltree, c30 ltxtquery, c31 mpq,
--      ^^^^^^ extension-type
--                  ^^^^ extension-type
--                            ^^^^^^ extension-type
--                                        ^^ extension-type
--                                                ^^^^^^ extension-type
--                                                            ^^^^^ extension-type
--                                                                       ^^^^^^^^^ extension-type
--                                                                                      ^^^ extension-type
    c32 mpz, c33 prefix_range, c34 query_int, c35 raster, c36 roaringbitmap, c37 seg, c38 semver, c39 sparsevec,
--      ^^^ extension-type
--               ^^^^^^^^^^^^ extension-type
--                                 ^^^^^^^^^ extension-type
--                                                ^^^^^^ extension-type
--                                                            ^^^^^^^^^^^^^ extension-type
--                                                                               ^^^ extension-type
--                                                                                        ^^^^^^ extension-type
--                                                                                                    ^^^^^^^^^ extension-type
    c40 spheroid, c41 tdigest, c42 topogeometry, c43 uint1, c44 uint2, c45 uint4, c46 uint8, c47 upc,
--      ^^^^^^^^ extension-type
--                    ^^^^^^^ extension-type
--                                 ^^^^^^^^^^^^ extension-type
--                                                   ^^^^^ extension-type
--                                                              ^^^^^ extension-type
--                                                                         ^^^^^ extension-type
--                                                                                    ^^^^^ extension-type
--                                                                                               ^^^ extension-type
    c48 vector);
--      ^^^^^^ extension-type
-- 3 extension types: in a query
  SELECT a::citext, b::public.vector FROM t WHERE c = 'x'::text;
--          ^^^^^^ extension-type
--                     ^^^^^^^^^^^^^ extension-type
-- 3 extension types: a domain of such a name
  CREATE DOMAIN cube AS numeric(12, 3);
  CREATE TABLE t (a cube);
