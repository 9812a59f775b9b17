-- Types of columns: one finding at each type, and at nothing that only looks like one.
  CREATE TABLE t (data jsonb, meta json);
  CREATE TABLE t2 (
-- tags: an array
    id int,
    tags text[],
--       ^^^^^^ array-type
    more int ARRAY, grid integer[3][3]
--       ^^^^^^^^^ array-type
--                       ^^^^^^^^^^^^^ array-type
  );
  CREATE TABLE tags (
    id int,
    tags text[]
--       ^^^^^^ array-type
  );
  CREATE TABLE t3 (ip inet, b bit(3), l pg_lsn);
--                    ^^^^ unsupported-type
--                            ^^^^^^ unsupported-type
--                                      ^^^^^^ unsupported-type
  CREATE TABLE t4 (a money, b xml, c cidr, d macaddr, e varbit(8));
--                   ^^^^^ unsupported-type
--                            ^^^ unsupported-type
--                                   ^^^^ unsupported-type
--                                           ^^^^^^^ unsupported-type
--                                                      ^^^^^^^^^ unsupported-type
  CREATE TABLE t5 (a point, b line, c lseg, d box, e path, f polygon, g circle);
--                   ^^^^^ unsupported-type
--                            ^^^^ unsupported-type
--                                    ^^^^ unsupported-type
--                                            ^^^ unsupported-type
--                                                   ^^^^ unsupported-type
--                                                           ^^^^^^^ unsupported-type
--                                                                      ^^^^^^ unsupported-type
  CREATE TABLE t6 (a tsvector, b tsquery, c int4range, d tsrange);
--                   ^^^^^^^^ unsupported-type
--                               ^^^^^^^ unsupported-type
--                                          ^^^^^^^^^ unsupported-type
--                                                       ^^^^^^^ unsupported-type
  CREATE TABLE t7 (a vector(3), b citext, c hstore, d geometry(Point, 4326));
--                   ^^^^^^^^^ extension-type
--                                ^^^^^^ extension-type
--                                          ^^^^^^ extension-type
--                                                    ^^^^^^^^^^^^^^^^^^^^^ extension-type
  CREATE TABLE t8 (note text, -- uses serial numbers
    id serial);
--     ^^^^^^ serial-type
  CREATE TABLE t9 (a "bigserial", b pg_catalog.serial, c pg_catalog.int4, d "char", e mytype);
--                   ^^^^^^^^^^^ serial-type
--                                  ^^^^^^^^^^^^^^^^^ serial-type
--                                                                          ^^^^^^ note:unknown-type-support
--                                                                                    ^^^^^^ note:unknown-type-support
  CREATE TABLE t10 (a char(4096), b char(4097), c varchar(65535), d varchar(65536), e numeric(1000, 2), f numeric(1001));
--                                  ^^^^^^^^^^ char-length
--                                                                  ^^^^^^^^^^^^^^ varchar-length
--                                                                                                                ^^^^ numeric-precision
  ALTER TABLE t ADD COLUMN a money, ADD b text[], ADD c serial;
--                           ^^^^^ unsupported-type
--                                        ^^^^^^ array-type
--                                                      ^^^^^^ serial-type
  CREATE DOMAIN d AS money;
--                   ^^^^^ unsupported-type
  CREATE DOMAIN d AS text[];
--                   ^^^^^^ array-type
  SELECT '(1,2)'::point;
--                ^^^^^ geometric-cast
  CREATE TABLE t35 (a _text, b pg_catalog._int4, c _mine);
--                    ^^^^^ array-type
--                             ^^^^^^^^^^^^^^^^ array-type
--                                                 ^^^^^ note:unknown-type-support
