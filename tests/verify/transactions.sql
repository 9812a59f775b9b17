-- One DDL statement in a transaction, and none beside DML.
  BEGIN; CREATE TABLE a (id int); CREATE TABLE b (id int); ROLLBACK;
--                                ^^^^^^^^^^^^ multiple-ddl
  BEGIN; CREATE TABLE a (id int); ALTER TABLE a ADD b int, ADD c int; COMMIT;
--                                ^^^^^^^^^^^ multiple-ddl
  BEGIN; CREATE TABLE a (id int); COPY a FROM STDIN; COMMIT;
--                                ^^^^ mixed-ddl-and-dml
  BEGIN; INSERT INTO a VALUES (1); DROP TABLE a; UPDATE a SET id = 2; COMMIT;
--                                 ^^^^^^^^^^ mixed-ddl-and-dml
  START TRANSACTION; GRANT SELECT ON a TO b; REVOKE SELECT ON a FROM b; END;
--                                           ^^^^^^ multiple-ddl
  BEGIN; CREATE TABLE a (id int); COMMENT ON TABLE a IS 'x'; COMMIT;
--                                ^^^^^^^^^^ note:multiple-ddl
  BEGIN; CREATE TABLE a (id int); DROP ROLE gone; COMMIT;
--                                ^^^^^^^^^ note:multiple-ddl
  BEGIN ISOLATION LEVEL SERIALIZABLE; COMMIT;
--      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ isolation-level
  BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT 1; COMMIT;
  CREATE TABLE c (id int); CREATE TABLE d (id int);
  BEGIN; CREATE TABLE e (id int); CREATE INDEX ASYNC ON e (id);
--                                ^^^^^^^^^^^^ multiple-ddl
