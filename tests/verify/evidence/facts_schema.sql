-- What a statement finds there: tables, columns, indexes and schemas that statements before have made.

-- 2.1 taken name
  CREATE TABLE t (a int);
  CREATE TABLE shop.t (a int);
  CREATE TABLE "T" (a int);
  CREATE TABLE IF NOT EXISTS t (a int, b int);
  ALTER TABLE t RENAME TO u;
  CREATE TABLE t (a int);
  DROP TABLE IF EXISTS t, u;
  CREATE TABLE t (a int);
  CREATE TABLE u (a int);
  DROP SCHEMA shop CASCADE;
  CREATE TABLE shop.t (a int);
-- 2.1 taken name: a table
  CREATE TABLE t (a int);
  CREATE TABLE public.t (a int);
--             ^^^^^^^^ duplicate-name 42P07 relation "t" already exists
-- 2.1 taken name: an index, also by another index
  CREATE TABLE t (a int, b int UNIQUE);
  CREATE INDEX ASYNC i ON t (a);
  CREATE INDEX ASYNC i ON t (b);
--                   ^ duplicate-name 42P07 relation "i" already exists
  CREATE TABLE i (a int);
--             ^ duplicate-name 42P07 relation "i" already exists
  CREATE INDEX ASYNC t_b_key ON t (a);
--                   ^^^^^^^ duplicate-name 42P07 relation "t_b_key" already exists
  DROP INDEX i;
  CREATE INDEX ASYNC i ON t (a);
  CREATE INDEX ASYNC IF NOT EXISTS i ON t (b);
-- 2.1 taken name: columns
  CREATE TABLE t (a int, A text, "A" text);
--                       ^ duplicate-name 42701 column "a" specified more than once
  ALTER TABLE t ADD COLUMN a int;
--                         ^ duplicate-name 42701 column "a" of relation "t" already exists
  ALTER TABLE t ADD COLUMN IF NOT EXISTS a int, ADD b int;
  ALTER TABLE t RENAME COLUMN b TO c;
  ALTER TABLE t ADD b int, DROP COLUMN c;
  ALTER TABLE t ADD c int;
-- 2.1 taken name: a column that is dropped in the same statement, which comes first
  CREATE TABLE t (a int, b int);
  ALTER TABLE t ADD COLUMN a text, DROP COLUMN a, DROP COLUMN b, ADD COLUMN b text;
-- 2.1 taken name: a schema
  CREATE SCHEMA s;
  CREATE SCHEMA IF NOT EXISTS s;
  CREATE SCHEMA s;
--              ^ duplicate-name 42P06 schema "s" already exists
-- 2.1 taken name: what the search path has made may stand anywhere
  SET search_path = shop, public;
  CREATE TABLE t (a int PRIMARY KEY);
  CREATE TABLE public.t (a int PRIMARY KEY);
  DROP TABLE t;
  CREATE TABLE shop.t (a int);
  CREATE TABLE c (a int REFERENCES shop.t (a));
-- 2.1 taken name: the usual search path
  SET search_path = public;
  CREATE TABLE t (a int);
  CREATE TABLE t (a int);
--             ^ duplicate-name 42P07 relation "t" already exists
-- 2.1 taken name: another search path
  SET search_path = one;
  CREATE TABLE t (a int);
  SET search_path = two;
  CREATE TABLE t (a int);
-- 2.1 taken name: a transaction that was rolled back
  BEGIN; CREATE TABLE t (a int); ROLLBACK;
  CREATE TABLE t (a int);
-- 2.1 taken name: psql runs one of them
  \if :small
  CREATE TABLE t (a int);
  \else
  CREATE TABLE t (a bigint);
  \endif
-- 2.1 taken name: another database
  CREATE TABLE t (a int);
  \connect other
  CREATE TABLE t (a int);
-- 2.1 taken name: a schema with another name
  CREATE SCHEMA s;
  ALTER SCHEMA s RENAME TO u;
  CREATE SCHEMA s;
-- 2.1 taken name, schema: in a desired schema
  CREATE TABLE t (a int);
  CREATE TABLE t (a int);
--             ^ duplicate-name 42P07 relation "t" already exists
-- 2.1 target of a foreign key
  CREATE TABLE p (id int, code text, kind int, PRIMARY KEY (id, kind));
  CREATE UNIQUE INDEX ASYNC p_code ON p (code) INCLUDE (kind);
  CREATE TABLE c (id int UNIQUE, a int, b int, k text REFERENCES p (code), o int REFERENCES c (id),
    FOREIGN KEY (a, b) REFERENCES p (kind, id));
  CREATE TABLE l (LIKE elsewhere, a int);
  CREATE TABLE d (a int REFERENCES l (id), b int REFERENCES elsewhere (id));
  ALTER TABLE d ADD FOREIGN KEY (a, b) REFERENCES p NOT VALID;
-- 2.1 target of a foreign key: no key
  CREATE TABLE p (id int PRIMARY KEY, a text, b int);
  CREATE UNIQUE INDEX ASYNC ON p (a) WHERE b > 0;
  CREATE TABLE c (k text REFERENCES p (a), own int, o int REFERENCES c (own));
--                                     ^ foreign-key-target
--                                                                      ^^^ foreign-key-target
  ALTER TABLE c ADD FOREIGN KEY (own) REFERENCES p (b) NOT VALID;
--                                                  ^ foreign-key-target
-- 2.1 target of a foreign key: no primary key
  CREATE TABLE p (a int UNIQUE, parent int REFERENCES p (a));
  CREATE TABLE c (a int REFERENCES p);
--                                 ^ foreign-key-target
-- 2.1 target of a foreign key: what was not dropped is still there
  CREATE TABLE p (a int PRIMARY KEY, b int UNIQUE);
  ALTER TABLE p DROP CONSTRAINT p_pkey;
--                              ^^^^^^ drop-primary-key 0A000 unsupported ALTER TABLE DROP CONSTRAINT statement
  CREATE TABLE c (a int REFERENCES p, b int REFERENCES p (a));
-- 2.1 target of a foreign key: no column
  CREATE TABLE p (id int PRIMARY KEY, a text);
  ALTER TABLE p DROP COLUMN a;
  CREATE TABLE c (k text REFERENCES p (a), o int REFERENCES c (nope));
--                                     ^ foreign-key-target 42703 column "a" referenced in foreign key constraint does not exist
--                                                             ^^^^ foreign-key-target 42703 column "nope" referenced in foreign key constraint does not exist
-- 2.2 key of the table
  CREATE TABLE t (a int PRIMARY KEY, b int);
  ALTER TABLE t DROP COLUMN b;
  ALTER TABLE u DROP COLUMN a;
-- 2.2 key of the table: dropped
  CREATE TABLE t (a int, b int, CONSTRAINT k PRIMARY KEY (a, b));
  ALTER TABLE t DROP COLUMN b, DROP CONSTRAINT k;
--                          ^ drop-primary-key-column 0A000 cannot drop primary key column b
--                                             ^ drop-primary-key 0A000 unsupported ALTER TABLE DROP CONSTRAINT statement
  ALTER TABLE t RENAME COLUMN b TO c;
  ALTER TABLE t DROP COLUMN c;

-- 9.3 what cannot be read
  SELECT FROM WHERE;
--            ^^^^^ note:unread-statement
