-- migrate:up
  CREATE TABLE a (id bigint PRIMARY KEY, n int);
  INSERT INTO a VALUES (1, 1);
--^^^^^^ mixed-ddl-and-dml
\restrict abc
  COMMIT;
  UPDATE a SET n = 2;
  ALTER TABLE a ADD COLUMN b text
--^^^^^^^^^^^ mixed-ddl-and-dml

-- migrate:down
  ALTER TABLE a DROP COLUMN b;
  DROP TABLE a
--^^^^^^^^^^ multiple-ddl
