-- +goose NO TRANSACTION
-- +goose Up
  CREATE TABLE a (id bigint PRIMARY KEY, n int);
  CREATE INDEX ASYNC a_n ON a (n);
  INSERT INTO a VALUES (1, 1);
  BEGIN;
  CREATE TABLE b (id bigint PRIMARY KEY);
  CREATE TABLE c (id bigint PRIMARY KEY);
--^^^^^^^^^^^^ multiple-ddl
  COMMIT;
-- +goose Down
  DROP TABLE a;
  DROP TABLE c;
