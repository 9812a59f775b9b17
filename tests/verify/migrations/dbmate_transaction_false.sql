-- migrate:up transaction:false
  CREATE TABLE a (id bigint PRIMARY KEY, n int);
  CREATE INDEX ASYNC a_n ON a (n);
--^^^^^^^^^^^^ note:multiple-ddl

-- migrate:down
  DROP INDEX a_n;
  DROP TABLE a;
--^^^^^^^^^^ multiple-ddl
