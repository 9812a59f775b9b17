-- The name of what was refused is still free: one offence, one finding.
  CREATE TABLE t (a xml);
--                  ^^^ unsupported-type
  CREATE TABLE t (a text);
  CREATE TABLE t (a int);
--             ^ duplicate-name
  CREATE INDEX i ON t (a);
--       ^^^^^ synchronous-index
  CREATE INDEX ASYNC i ON t (a);
  CREATE INDEX ASYNC i ON t (a);
--                   ^ duplicate-name
  ALTER TABLE t ADD COLUMN b int NOT NULL;
--                               ^^^^^^^^ add-column-constraint
  ALTER TABLE t ADD COLUMN b int;
  CREATE SCHEMA s CREATE TABLE u (a money);
--                                  ^^^^^ unsupported-type
  CREATE SCHEMA s;
  CREATE SCHEMA s;
--              ^ duplicate-name
-- What cannot be read may have been refused for that.
  CREATE TABLE x (a int DEFAULT (1, ));
--                                  ^ note:unread-statement
  CREATE TABLE x (a int DEFAULT 1);
  CREATE TABLE x (a int DEFAULT 2);
--             ^ duplicate-name
