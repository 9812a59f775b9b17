-- One query: BEGIN takes in what stands before it, and after COMMIT a new transaction begins.
  CREATE TABLE a (id bigint PRIMARY KEY, n int);
  CREATE INDEX ASYNC a_n ON a (n);
--^^^^^^^^^^^^ multiple-ddl
  COMMIT;
  CREATE TABLE b (id bigint PRIMARY KEY);
  BEGIN;
  CREATE TABLE c (id bigint PRIMARY KEY);
--^^^^^^^^^^^^ multiple-ddl
  COMMIT;
  BEGIN;
  CREATE TABLE d (id bigint PRIMARY KEY);
  COMMIT;
