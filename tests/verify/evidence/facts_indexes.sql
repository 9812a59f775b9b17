-- Indexes and extended statistics, by section of the facts and row.

-- 2.3 ASYNC
  CREATE INDEX ASYNC i ON t (a);
-- 2.3 ASYNC: missing
  CREATE UNIQUE INDEX IF NOT EXISTS i ON t (a);
--              ^^^^^ synchronous-index 0A000 unsupported mode. please use CREATE INDEX ASYNC.
-- 2.3 ASYNC: a quoted name is none
  CREATE INDEX "async" ON t (a);
--       ^^^^^ synchronous-index 0A000 unsupported mode. please use CREATE INDEX ASYNC.
-- 2.3 disable_sync_create_index
  SET disable_sync_create_index = off;
  CREATE TABLE t (a int);
  CREATE INDEX i ON t (a);
-- 2.3 disable_sync_create_index: on a table that may have rows
  SET disable_sync_create_index TO 'off';
  CREATE INDEX i ON t (a);
--       ^^^^^ note:synchronous-index
-- 2.3 disable_sync_create_index: on again
  SET disable_sync_create_index = off;
  SET disable_sync_create_index = on;
  CREATE INDEX i ON t (a);
--       ^^^^^ synchronous-index 0A000 unsupported mode. please use CREATE INDEX ASYNC.
  SET disable_sync_create_index = off;
  RESET disable_sync_create_index;
  CREATE INDEX j ON t (a);
--       ^^^^^ synchronous-index 0A000 unsupported mode. please use CREATE INDEX ASYNC.
-- 2.3 UNIQUE
  CREATE UNIQUE INDEX ASYNC i ON t (a, b);
-- 2.3 IF NOT EXISTS
  CREATE INDEX ASYNC IF NOT EXISTS i ON t (a);
-- 2.3 IF NOT EXISTS: without a name
  CREATE INDEX ASYNC IF NOT EXISTS ON t (a);
--                   ^^^^^^^^^^^^^ index-name-missing 42601 -
-- 2.3 no name
  CREATE INDEX ASYNC ON shop.t (a, lower(b));
-- 2.3 qualified name
  CREATE INDEX ASYNC shop.i ON shop.t (a);
--                       ^ qualified-index-name 42601 syntax error at or near "."
-- 2.3 expression key
  CREATE INDEX ASYNC ON t (lower(a), (b || c), pg_catalog.upper(d), ((doc->>'k')), (a COLLATE "C"));
-- 2.3 expression key, 2026-08-12
  CREATE INDEX ASYNC i ON t (a, lower(b));
--                              ^^^^^^^^ expression-index
-- 2.3 expression key: calls that are not immutable
  CREATE INDEX ASYNC i ON t (random(), (a + extract(epoch FROM now())), (current_date), to_char(b, 'YYYY'));
--                           ^^^^^^ mutable-index-expression 42P17 functions in index expression must be marked IMMUTABLE
--                                                             ^^^ mutable-index-expression 42P17 functions in index expression must be marked IMMUTABLE
--                                                                       ^^^^^^^^^^^^ mutable-index-expression 42P17 functions in index expression must be marked IMMUTABLE
--                                                                                      ^^^^^^^ mutable-index-expression 42P17 functions in index expression must be marked IMMUTABLE
-- 2.3 expression key: columns with names of functions
  CREATE INDEX ASYNC i ON t (random, "current_date", (t.now));
-- 2.3 partial WHERE
  CREATE UNIQUE INDEX ASYNC i ON t (a) WHERE b IS NOT NULL AND c = 'x';
-- 2.3 partial WHERE: not immutable
  CREATE INDEX ASYNC i ON t (a) WHERE b > now();
--                                        ^^^ mutable-index-expression
-- 2.3 partial WHERE, 2026-09-14
  CREATE INDEX ASYNC i ON t (a) WHERE b > 0;
--                              ^^^^^ partial-index 0A000 WHERE not supported for CREATE INDEX
-- 2.3 INCLUDE
  CREATE INDEX ASYNC i ON t (a) INCLUDE (b, c);
-- 2.3 INCLUDE: an expression
  CREATE INDEX ASYNC i ON t (a) INCLUDE (lower(b), (c + 1));
--                                       ^^^^^^^^ index-include-expression 0A000 expressions are not supported in included columns
--                                                  ^^^^^ index-include-expression 0A000 expressions are not supported in included columns
-- 2.3 NULLS FIRST / LAST
  CREATE INDEX ASYNC i ON t (a NULLS FIRST, lower(b) NULLS LAST);
-- 2.3 NULLS DISTINCT
  CREATE UNIQUE INDEX ASYNC i ON t (a) NULLS NOT DISTINCT;
  CREATE UNIQUE INDEX ASYNC j ON t (a) INCLUDE (b) NULLS DISTINCT WHERE c > 0;
-- 2.3 ASC / DESC
  CREATE INDEX ASYNC i ON t (a DESC NULLS LAST, b ASC, (c + 1) DESC);
--                             ^^^^ index-sort-order 0A000 specifying sort order not supported for index keys
--                                                ^^^ index-sort-order
--                                                             ^^^^ index-sort-order 0A000 specifying sort order not supported for index keys
-- 2.3 operator class
  CREATE INDEX ASYNC i ON t (a text_pattern_ops, lower(b) pg_catalog.text_ops, c int4_ops (x = 1));
--                             ^^^^^^^^^^^^^^^^ index-operator-class 0A000 opclass not supported for index keys
--                                                        ^^^^^^^^^^^^^^^^^^^ index-operator-class 0A000 opclass not supported for index keys
--                                                                               ^^^^^^^^ index-operator-class 0A000 opclass not supported for index keys
-- 2.3 COLLATE on key
  CREATE INDEX ASYNC i ON t (a COLLATE "C", b COLLATE pg_catalog."default");
-- 2.3 COLLATE on key: another one
  CREATE INDEX ASYNC i ON t (a COLLATE "de_DE");
--                             ^^^^^^^^^^^^^^^ collation-in-expression
-- 2.3 USING
  CREATE INDEX ASYNC i ON t USING hash (a);
--                          ^^^^^^^^^^ index-method 0A000 USING not supported for CREATE INDEX
-- 2.3 USING: all methods alike
  CREATE INDEX ASYNC i ON t USING btree (a);
--                          ^^^^^^^^^^^ index-method 0A000 USING not supported for CREATE INDEX
  CREATE INDEX ASYNC j ON t USING "gin" (a);
--                          ^^^^^^^^^^^ index-method 0A000 USING not supported for CREATE INDEX
-- 2.3 USING: the service's own method
  CREATE INDEX ASYNC i ON t USING btree_index (a);
-- 2.3 CONCURRENTLY
  CREATE INDEX CONCURRENTLY i ON t (a);
--             ^^^^^^^^^^^^ concurrent-index 0A000 CONCURRENTLY not supported for CREATE INDEX
-- 2.3 WITH / TABLESPACE
  CREATE INDEX ASYNC i ON t (a) WITH (fillfactor = 70) TABLESPACE fast;
--                              ^^^^^^^^^^^^^^^^^^^^^^ index-storage-parameters
--                                                     ^^^^^^^^^^^^^^^ index-tablespace
-- 2.3 ON ONLY
  CREATE INDEX ASYNC i ON ONLY shop.t (a);
-- 2.3 key of an unindexable type
  CREATE TABLE t (a jsonb, b timetz, c bytea, d json, e interval, f uuid, g numeric(20, 2), h text, i boolean);
  CREATE INDEX ASYNC ON t (f, g, h, i);
  CREATE INDEX ASYNC ON t ((a->>'x')) INCLUDE (c);
-- 2.3 key of an unindexable type: refused
  CREATE TABLE t (a jsonb, b timetz, c bytea, d json, e interval);
  CREATE INDEX ASYNC ON t (a, b, c, d, e);
--                         ^ key-type 0A000 datatype jsonb is not supported in a key
--                            ^ key-type 0A000 datatype time with time zone is not supported in a key
--                               ^ key-type 0A000 datatype bytea is not supported in a key
--                                  ^ key-type 0A000 datatype json is not supported in a key
--                                     ^ key-type 0A000 datatype interval is not supported in a key
-- 2.3 key of an unindexable type: cast to one
  CREATE INDEX ASYNC ON t ((a::jsonb), (b::interval), (c::inet));
--                             ^^^^^ key-type
--                                         ^^^^^^^^ key-type
-- 2.3 key of an unindexable type, 2026-02-02: numeric
  CREATE TABLE t (a numeric(10, 2), b int);
  CREATE INDEX ASYNC ON t (a);
--                         ^ key-type
-- 2.3 more than 8 keys
  CREATE INDEX ASYNC i ON t (a, b, c, d, e, f, g, h);
-- 2.3 more than 8 keys: nine
  CREATE INDEX ASYNC i ON t (a, b, c, d, e, f, g, h, lower(i), j);
--                                                   ^^^^^^^^^^^ too-many-key-columns 54011 more than 8 column keys in an index are not supported
-- 2.3 25th index
  CREATE TABLE t (a int UNIQUE, b int UNIQUE, c int UNIQUE, d int UNIQUE, e int UNIQUE, f int UNIQUE, g int UNIQUE, h int UNIQUE,
    i int UNIQUE, j int UNIQUE, k int UNIQUE, l int UNIQUE, m int UNIQUE, n int UNIQUE, o int UNIQUE, p int UNIQUE,
    q int UNIQUE, r int UNIQUE, s int UNIQUE, u int UNIQUE, v int UNIQUE, w int UNIQUE, x int UNIQUE);
  CREATE INDEX ASYNC first ON t (a, b);
  CREATE INDEX ASYNC second ON t (a, c);
--                             ^ too-many-indexes 54000 more than 24 indexes per table are not allowed
  CREATE INDEX ASYNC IF NOT EXISTS first ON t (a, b);
-- 2.3 25th index: all in one statement
  CREATE TABLE t (z int PRIMARY KEY, a int UNIQUE, b int UNIQUE, c int UNIQUE, d int UNIQUE, e int UNIQUE, f int UNIQUE, g int UNIQUE,
    h int UNIQUE, i int UNIQUE, j int UNIQUE, k int UNIQUE, l int UNIQUE, m int UNIQUE, n int UNIQUE, o int UNIQUE, p int UNIQUE,
    q int UNIQUE, r int UNIQUE, s int UNIQUE, u int UNIQUE, v int UNIQUE, w int UNIQUE, x int UNIQUE, y int UNIQUE);
--                                                                                                          ^^^^^^ too-many-indexes 54000 more than 24 indexes per table are not allowed
-- 2.3 CREATE INDEX: several refused clauses, each at its place
  CREATE INDEX CONCURRENTLY i ON t USING gin (a gin_ops DESC) WITH (fastupdate = off) TABLESPACE fast;
--             ^^^^^^^^^^^^ concurrent-index 0A000 CONCURRENTLY not supported for CREATE INDEX
--                                 ^^^^^^^^^ index-method 0A000 USING not supported for CREATE INDEX
--                                              ^^^^^^^ index-operator-class 0A000 opclass not supported for index keys
--                                                      ^^^^ index-sort-order 0A000 specifying sort order not supported for index keys
--                                                            ^^^^^^^^^^^^^^^^^^^^^^^ index-storage-parameters
--                                                                                    ^^^^^^^^^^^^^^^ index-tablespace
-- 2.3 DROP INDEX
  DROP INDEX IF EXISTS a, shop.b CASCADE;
  DROP INDEX c RESTRICT;
-- 2.3 DROP INDEX: CONCURRENTLY
  DROP INDEX CONCURRENTLY IF EXISTS a;
--           ^^^^^^^^^^^^ drop-index-concurrently - DROP INDEX CONCURRENTLY must be first action in transaction
-- 2.3 ALTER INDEX
  ALTER INDEX IF EXISTS i RENAME TO j;
-- 2.3 ALTER INDEX: other forms
  ALTER INDEX i SET (fillfactor = 70);
--              ^^^^^^^^^^^^^^^^^^^^^ alter-index
  ALTER INDEX i SET TABLESPACE fast;
--              ^^^^^^^^^^^^^^^^^^^ alter-index
  ALTER INDEX i ATTACH PARTITION j;
--              ^^^^^^^^^^^^^^^^^^ alter-index
  ALTER INDEX i ALTER COLUMN 1 SET STATISTICS 100;
--              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ alter-index
  ALTER INDEX i DEPENDS ON EXTENSION x;
--              ^^^^^^^^^^^^^^^^^^^^^^ alter-index
  ALTER INDEX i RESET (fillfactor);
--              ^^^^^^^^^^^^^^^^^^ alter-index
  ALTER INDEX ALL IN TABLESPACE slow SET TABLESPACE fast;
--            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ alter-index
-- 2.3 REINDEX / CLUSTER
  REINDEX INDEX i;
--^^^^^^^ reindex
-- 2.3 REINDEX / CLUSTER: all forms
  REINDEX (VERBOSE) TABLE CONCURRENTLY t;
--^^^^^^^ reindex
  CLUSTER;
--^^^^^^^ cluster
  CLUSTER VERBOSE t USING i;
--^^^^^^^ cluster

-- 2.4 CREATE STATISTICS
  CREATE STATISTICS IF NOT EXISTS s (ndistinct, dependencies, mcv) ON a, (b + 1) FROM t;
  CREATE STATISTICS ON (lower(a)) FROM t;
  CREATE STATISTICS (mcv) ON a, lower(b) FROM shop.t;
-- 2.4 CREATE STATISTICS, 2026-08-26
  CREATE STATISTICS s ON a, b FROM t;
--^^^^^^^^^^^^^^^^^ statistics
-- 2.4 ALTER STATISTICS
  ALTER STATISTICS IF EXISTS s SET STATISTICS 100;
  ALTER STATISTICS s SET STATISTICS -1;
  ALTER STATISTICS s RENAME TO u;
  ALTER STATISTICS u OWNER TO app;
  ALTER STATISTICS u SET SCHEMA shop;
-- 2.4 ALTER STATISTICS: above 100
  ALTER STATISTICS s SET STATISTICS 101;
--                                  ^^^ statistics-target 22023 statistics target 101 exceeds maximum allowed value of 100
-- 2.4 ALTER STATISTICS: DEFAULT is not known
  ALTER STATISTICS s SET STATISTICS DEFAULT;
--                                  ^^^^^^^ note:statistics-target
-- 2.4 DROP STATISTICS
  DROP STATISTICS IF EXISTS s, shop.u CASCADE;
-- 2.4 five per table
  CREATE STATISTICS a ON a, b FROM t;
  CREATE STATISTICS b ON a, c FROM t;
  CREATE STATISTICS c ON a, d FROM t;
  CREATE STATISTICS d ON a, e FROM t;
  CREATE STATISTICS e ON a, f FROM t;
-- 2.4 five per table: the sixth
  CREATE STATISTICS a ON a, b FROM t;
  CREATE STATISTICS b ON a, c FROM t;
  CREATE STATISTICS c ON a, d FROM t;
  CREATE STATISTICS d ON a, e FROM t;
  CREATE STATISTICS e ON a, f FROM t;
  CREATE STATISTICS f ON a, g FROM t;
--                                 ^ too-many-statistics 54000 more than 5 extended statistics per table are not allowed
-- 2.3 casts and operators that are not immutable
  CREATE TABLE t (at timestamptz, s timestamp, doc jsonb, d date);
  CREATE INDEX ASYNC ON t ((at::date), date_trunc('day', at), (s::text), ((doc->>'at')::timestamptz), (at + interval '1 day'));
--                              ^^^^ mutable-index-expression 42P17 functions in index expression must be marked IMMUTABLE
--                                     ^^^^^^^^^^ mutable-index-expression 42P17 functions in index expression must be marked IMMUTABLE
--                                                                ^^^^ mutable-index-expression 42P17 functions in index expression must be marked IMMUTABLE
--                                                                                      ^^^^^^^^^^^ mutable-index-expression 42P17 functions in index expression must be marked IMMUTABLE
--                                                                                                     ^^^^^^^^^^^^^^^^^^^^^ mutable-index-expression 42P17 functions in index expression must be marked IMMUTABLE
  CREATE INDEX ASYNC ON t (s) WHERE at > d;
--                                  ^^^^^^ mutable-index-expression
  CREATE TABLE u (at timestamptz, day date GENERATED ALWAYS AS (at::date) STORED);
--                                                                  ^^^^ mutable-generated-column 42P17 generation expression is not immutable
-- 2.3 casts and operators that are not immutable: but these are
  CREATE TABLE t (at timestamptz, s timestamp, doc jsonb, n int);
  CREATE INDEX ASYNC ON t ((s::date), date_trunc('day', s), ((doc->>'n')::int), ((at AT TIME ZONE 'UTC')::date), (n::text));
  CREATE INDEX ASYNC ON t (s) WHERE s > '2026-01-01' AND at > '2026-01-01Z'::timestamptz;
  CREATE TABLE u (s timestamp, day date GENERATED ALWAYS AS (s::date) STORED);
