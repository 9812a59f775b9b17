  CREATE TABLE a (id bigint PRIMARY KEY, n int);
  CREATE INDEX ASYNC a_n ON a (n);
--^^^^^^^^^^^^ multiple-ddl
