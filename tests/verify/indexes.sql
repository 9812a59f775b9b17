-- CREATE INDEX: every refused clause is a finding of its own.
  CREATE INDEX
--       ^^^^^ synchronous-index
   idx ON t (a);
  CREATE INDEX ASYNC a ON t(x); CREATE INDEX b ON t(y);
--                                     ^^^^^ synchronous-index
  CREATE INDEX CONCURRENTLY i ON t (a);
--             ^^^^^^^^^^^^ concurrent-index
  CREATE INDEX i ON t USING gin (doc jsonb_path_ops);
--       ^^^^^ synchronous-index
--                    ^^^^^^^^^ index-method
--                                   ^^^^^^^^^^^^^^ index-operator-class
  CREATE INDEX ASYNC i ON t USING btree (a);
--                          ^^^^^^^^^^^ index-method
  CREATE INDEX ASYNC i ON t (a DESC, b ASC, c NULLS FIRST);
--                             ^^^^ index-sort-order
--                                     ^^^ index-sort-order
  CREATE INDEX ASYNC public.i ON t (a);
--                         ^ qualified-index-name
  CREATE INDEX ASYNC i ON ONLY t (a);
  CREATE INDEX ASYNC i ON t (a) WITH (fillfactor = 70);
--                              ^^^^^^^^^^^^^^^^^^^^^^ index-storage-parameters
  CREATE INDEX ASYNC i ON t ((clock_timestamp()));
--                            ^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC i ON t (current_timestamp);
--                           ^^^^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC i ON t ((pg_catalog.now()));
--                            ^^^^^^^^^^^^^^ mutable-index-expression
  CREATE INDEX ASYNC i ON t ((random()));
--                            ^^^^^^ mutable-index-expression
  CREATE UNIQUE INDEX ASYNC ON t (lower(a), (b || 'x')) INCLUDE (c) NULLS NOT DISTINCT WHERE d > 0;
  CREATE INDEX ASYNC i ON t (a, b, c, d, e, f, g, h, i);
--                                                   ^ too-many-key-columns
  CREATE INDEX ASYNC IF NOT EXISTS ON t (a);
--                   ^^^^^^^^^^^^^ index-name-missing
  DROP INDEX CONCURRENTLY i;
--           ^^^^^^^^^^^^ drop-index-concurrently
  DROP INDEX i;
  ALTER INDEX i RENAME TO j;
  REINDEX TABLE t;
--^^^^^^^ reindex
