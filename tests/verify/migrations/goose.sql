-- A section is one transaction. A marker stands at the beginning of its line.
-- +goose Up
  CREATE TABLE a (id bigint PRIMARY KEY, n int);
  CREATE INDEX ASYNC a_n ON a (n);
--^^^^^^^^^^^^ multiple-ddl
  INSERT INTO a VALUES (1, 1);
--^^^^^^ mixed-ddl-and-dml
  SELECT 'x
  -- +goose Down
  ';
-- +goose ENVSUB ON
-- +goose StatementBegin
  CREATE FUNCTION f(i int) RETURNS int LANGUAGE sql AS $$
--^^^^^^^^^^^^^^^ multiple-ddl
    SELECT 1;
    -- +goose NO TRANSACTION
    SELECT 2;
  $$;
-- +goose StatementEnd
\echo 'it is no script of psql, but nothing is lost
  ANALYZE a;
--^^^^^^^ analyze-in-transaction
  CALL sys.wait_for_job('abcdefghijklmnopqrstuvwxyz');
--     ^^^^^^^^^^^^^^^^ wait-for-job

-- +goose Down
-- The transaction of this section is a new one.
  DROP FUNCTION f;
  DROP TABLE a;
--^^^^^^^^^^ multiple-ddl
  COMMIT;
  DROP TABLE b;
  DROP TABLE c;
