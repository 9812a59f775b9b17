-- assume: file
  CREATE TABLE a (id bigint PRIMARY KEY, n int);
  CREATE INDEX ASYNC a_n ON a (n);
--^^^^^^^^^^^^ multiple-ddl
  COMMIT;
  CREATE TABLE b (id bigint PRIMARY KEY);
  CREATE TABLE c (id bigint PRIMARY KEY);
