-- CREATE INDEX: every refused clause is a finding of its own.
  CREATE INDEX
   idx ON t (a);
  CREATE INDEX ASYNC a ON t(x); CREATE INDEX b ON t(y);
  CREATE INDEX CONCURRENTLY i ON t (a);
  CREATE INDEX i ON t USING gin (doc jsonb_path_ops);
  CREATE INDEX ASYNC i ON t USING btree (a);
  CREATE INDEX ASYNC i ON t (a DESC, b ASC, c NULLS FIRST);
  CREATE INDEX ASYNC public.i ON t (a);
  CREATE INDEX ASYNC i ON ONLY t (a);
  CREATE INDEX ASYNC i ON t (a) WITH (fillfactor = 70);
  CREATE INDEX ASYNC i ON t ((clock_timestamp()));
  CREATE INDEX ASYNC i ON t (current_timestamp);
  CREATE INDEX ASYNC i ON t ((pg_catalog.now()));
  CREATE INDEX ASYNC i ON t ((random()));
  CREATE UNIQUE INDEX ASYNC ON t (lower(a), (b || 'x')) INCLUDE (c) NULLS NOT DISTINCT WHERE d > 0;
  CREATE INDEX ASYNC i ON t (a, b, c, d, e, f, g, h, i);
  CREATE INDEX ASYNC IF NOT EXISTS ON t (a);
  DROP INDEX CONCURRENTLY i;
  DROP INDEX i;
  ALTER INDEX i RENAME TO j;
  REINDEX TABLE t;
