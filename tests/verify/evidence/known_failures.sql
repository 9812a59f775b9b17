-- What other checkers of SQL for Aurora DSQL get wrong, with the right verdict. The ids are those of
-- the project's list of such inputs; .1, .2 count the inputs of one entry.

-- E1: a foreign key of a column
  CREATE TABLE o (id uuid PRIMARY KEY, c uuid REFERENCES customers (id));
-- E1, 2026-08-25: the day before foreign keys
  CREATE TABLE o (id uuid PRIMARY KEY, c uuid REFERENCES customers (id));
--                                            ^^^^^^^^^^ foreign-key 0A000 FOREIGN KEY constraint not supported
-- E2: a foreign key of a table
  CREATE TABLE o (id uuid PRIMARY KEY, FOREIGN KEY (id) REFERENCES p (id));
-- E2, 2026-08-25: one finding, not two
  CREATE TABLE o (id uuid PRIMARY KEY, FOREIGN KEY (id) REFERENCES p (id));
--                                     ^^^^^^^^^^^ foreign-key 0A000 FOREIGN KEY constraint not supported
-- E3: stored json
  CREATE TABLE t (data jsonb, meta json);
-- E4: a cast is no column
  SELECT data::jsonb->>'a' FROM t;
-- E5: columns named like types
  CREATE TABLE t (path text, line text, point int);
-- E6: words in a string
  INSERT INTO notes VALUES ('please truncate the money column');
-- E7: words in a comment
  CREATE TABLE t (id int); -- TODO: drop the serial column
-- E8: statements in a block comment
  /* CREATE TRIGGER t BEFORE INSERT ON a;
     CREATE EXTENSION x; */
  SELECT 1;
-- E9: an object on the line after CREATE
  CREATE
--^^^^^^ create-extension 0A000 unsupported statement: CreateExtension
    EXTENSION pgcrypto;
-- E10: TABLE on the line after TEMP
  CREATE TEMP
--       ^^^^ temporary-table 0A000 TEMPORARY or TEMP table not supported for CREATE TABLE
    TABLE x (id int);
-- E11: the usual layout of a partitioned table
  CREATE TABLE t (id int)
  PARTITION BY RANGE (id);
--^^^^^^^^^^^^^^^^^^^^^^^ partitioned-table 0A000 PARTITION BY clause not supported for CREATE TABLE
-- E12: a name on the line after INDEX
  CREATE INDEX
--       ^^^^^ synchronous-index 0A000 unsupported mode. please use CREATE INDEX ASYNC.
   idx ON t (a);
-- E13: ASYNC belongs to its own statement only
  CREATE INDEX ASYNC a ON t(x); CREATE INDEX b ON t(y);
--                                     ^^^^^ synchronous-index 0A000 unsupported mode. please use CREATE INDEX ASYNC.
-- E14
  CREATE TABLE t AS SELECT 1;
--               ^^ create-table-as 0A000 unsupported statement: CreateTableAs
-- E15
  CREATE TABLE t (tags text[]);
--                     ^^^^^^ array-type 0A000 datatype text[] not supported
-- E16: one finding for each column
  CREATE TABLE t (ip inet, b bit(3), l pg_lsn);
--                   ^^^^ unsupported-type 0A000 datatype inet not supported
--                           ^^^^^^ unsupported-type 0A000 datatype bit not supported
--                                     ^^^^^^ unsupported-type 0A000 datatype pg_lsn not supported
-- E17: an identity is bigint
  CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY (CACHE 1));
--                   ^^^ identity-type 0A000 datatype integer not supported, identity column type must be bigint
-- E18: an identity says its cache
  CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY);
--                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ identity-without-cache 0A000 identity column is not supported without an explicit cache size. please define CACHE greater than or equal to 65536 or equal to 1
-- E19: a sequence says its cache
  CREATE SEQUENCE s;
--^^^^^^^^^^^^^^^ sequence-cache 0A000 CREATE SEQUENCE is not supported without an explicit cache size. please define CACHE greater than or equal to 65536 or equal to 1
-- E20: two constraints of one added column are one refusal
  ALTER TABLE t ADD COLUMN c int NOT NULL DEFAULT 0;
--                               ^^^^^^^^ add-column-constraint 0A000 ALTER TABLE ADD COLUMN with constraint not supported
-- E21.1
  ALTER TABLE t ADD CONSTRAINT c CHECK (a>0);
--                               ^^^^^ add-constraint-without-not-valid 0A000 unsupported ALTER TABLE ADD CONSTRAINT statement
-- E21.2
  ALTER TABLE t VALIDATE CONSTRAINT c;
--              ^^^^^^^^^^^^^^^^^^^^^ synchronous-validation 0A000 unsupported ALTER TABLE VALIDATE CONSTRAINT statement
-- E21.3
  ALTER TABLE t ADD CONSTRAINT p PRIMARY KEY (a);
--                               ^^^^^^^^^^^ add-primary-key 0A000 unsupported ALTER TABLE ADD CONSTRAINT statement
-- E21.4
  ALTER TABLE t ALTER COLUMN a TYPE bigint;
--                             ^^^^^^^^^^^ change-column-type 0A000 unsupported ALTER TABLE ALTER COLUMN ... SET DATA TYPE statement
-- E22.1
  VACUUM t;
--^^^^^^ vacuum 0A000 unsupported VACUUM statement
-- E22.2
  SAVEPOINT s;
--^^^^^^^^^ savepoint 0A000 unsupported transaction statement: SAVEPOINT
-- E22.3
  LISTEN c;
--^^^^^^ listen-notify 0A000 unsupported statement: Listen
-- E22.4
  LOCK t;
--^^^^ lock-table 0A000 unsupported statement: Lock
-- E22.5
  ALTER SYSTEM SET work_mem = '1MB';
--^^^^^^^^^^^^ alter-system 0A000 unsupported statement: AlterSystem
-- E22.6
  MERGE INTO t USING s ON t.a = s.a WHEN MATCHED THEN DELETE;
--^^^^^ merge 0A000 unsupported statement type: MERGE
-- E22.7
  SELECT * FROM t TABLESAMPLE BERNOULLI (10);
--                ^^^^^^^^^^^^^^^^^^^^^^^^^^ table-sample 0A000 TABLESAMPLE clause not supported
-- E22.8
  SELECT * FROM t FOR SHARE;
--                ^^^^^^^^^ share-lock 0A000 locking clauses other than FOR UPDATE/FOR KEY SHARE are not supported
-- E23.1: a quoted language
  CREATE FUNCTION f() RETURNS int LANGUAGE "plpgsql" AS 'x';
--                                         ^^^^^^^^^ function-language 0A000 CREATE FUNCTION with language plpgsql not supported
-- E23.2: a language as a string
  CREATE FUNCTION f() RETURNS int LANGUAGE 'plpgsql' AS 'x';
--                                         ^^^^^^^^^ function-language 0A000 CREATE FUNCTION with language plpgsql not supported
-- E23.3: a language of no closed list
  CREATE FUNCTION f() RETURNS int LANGUAGE plpython2u AS 'x';
--                                         ^^^^^^^^^^ function-language 0A000 CREATE FUNCTION with language plpython2u not supported
-- E24: a body is text
  CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$ SELECT 'TRUNCATE TABLE x; CREATE DATABASE y' $$;
-- E24b.1
  CREATE CONSTRAINT TRIGGER t AFTER INSERT ON a FOR EACH ROW EXECUTE FUNCTION f();
--^^^^^^^^^^^^^^^^^^^^^^^^^ create-trigger
-- E24b.2
  CREATE EVENT TRIGGER t ON ddl_command_start EXECUTE FUNCTION f();
--^^^^^^^^^^^^^^^^^^^^ event-trigger
-- E24b.3
  CREATE FOREIGN TABLE t (id int) SERVER s;
--^^^^^^^^^^^^^^^^^^^^ foreign-table 0A000 unsupported statement: CreateForeignTable
-- E24b.4
  CREATE POLICY p ON t;
--^^^^^^^^^^^^^ policy 0A000 unsupported statement: CreatePolicy
-- E24b.5
  DROP TYPE m;
--^^^^^^^^^ drop-type 0A000 unsupported object in DROP statement
-- E24b.6
  ALTER TYPE m ADD VALUE 'x';
--^^^^^^^^^^ alter-type 0A000 ALTER TYPE not supported
-- E24b.7
  DECLARE c CURSOR FOR SELECT 1;
--^^^^^^^ cursor 0A000 unsupported statement: DeclareCursor
-- E24b.8
  PREPARE p AS SELECT 1;
--^^^^^^^ prepare
-- E24b.9
  SELECT * INTO n FROM t;
--         ^^^^ select-into
-- E24c.1: a privilege, not a statement
  GRANT TRUNCATE ON t TO u;
-- E24c.2
  GRANT REFERENCES ON t TO u;
-- E24c.3
  COMMENT ON COLUMN t.a IS 'REFERENCES users';
-- E24c.4: a table named like a type
  CREATE TABLE "xml" (id int);
-- E24d.1: two DDL statements
  BEGIN;
  CREATE TABLE a (id int);
  CREATE TABLE b (id int);
--^^^^^^^^^^^^ multiple-ddl 0A000 multiple ddl statements not supported in a transaction
  COMMIT;
-- E24d.2: DDL, then DML
  BEGIN;
  CREATE TABLE a (id int);
  INSERT INTO a VALUES (1);
--^^^^^^ mixed-ddl-and-dml 0A000 ddl and dml are not supported in the same transaction
  COMMIT;
-- E24d.3: DML, then DDL
  BEGIN;
  INSERT INTO a VALUES (1);
  CREATE TABLE b (id int);
--^^^^^^^^^^^^ mixed-ddl-and-dml 0A000 ddl and dml are not supported in the same transaction
  COMMIT;
-- E24e.1, file schema/shop/2026/orders.sql: a folder in a folder
  CREATE SEQUENCE s;
--^^^^^^^^^^^^^^^ sequence-cache 0A000 CREATE SEQUENCE is not supported without an explicit cache size. please define CACHE greater than or equal to 65536 or equal to 1
-- E24e.2, file schema/ORDERS.SQL: a suffix in upper case
  CREATE SEQUENCE s;
--^^^^^^^^^^^^^^^ sequence-cache 0A000 CREATE SEQUENCE is not supported without an explicit cache size. please define CACHE greater than or equal to 65536 or equal to 1
-- E24e.3, utf-16: a clear error
-- ! the file is UTF-16 (seen at byte 0); save it as UTF-8
  CREATE TABLE t (id int);

-- F1
  CREATE TABLE t (a money);
--                  ^^^^^ unsupported-type 0A000 datatype money not supported
-- F2.1
  CREATE TABLE t (a xml);
--                  ^^^ unsupported-type 0A000 datatype xml not supported
-- F2.2
  CREATE TABLE t (a inet);
--                  ^^^^ unsupported-type 0A000 datatype inet not supported
-- F2.3
  CREATE TABLE t (a cidr);
--                  ^^^^ unsupported-type 0A000 datatype cidr not supported
-- F2.4
  CREATE TABLE t (a macaddr);
--                  ^^^^^^^ unsupported-type 0A000 datatype macaddr not supported
-- F3.1
  CREATE TABLE t (a point);
--                  ^^^^^ unsupported-type 0A000 datatype point not supported
-- F3.2
  CREATE TABLE t (a line);
--                  ^^^^ unsupported-type 0A000 datatype line not supported
-- F3.3
  CREATE TABLE t (a lseg);
--                  ^^^^ unsupported-type 0A000 datatype lseg not supported
-- F3.4
  CREATE TABLE t (a box);
--                  ^^^ unsupported-type 0A000 datatype box not supported
-- F3.5
  CREATE TABLE t (a path);
--                  ^^^^ unsupported-type 0A000 datatype path not supported
-- F3.6
  CREATE TABLE t (a polygon);
--                  ^^^^^^^ unsupported-type 0A000 datatype polygon not supported
-- F3.7
  CREATE TABLE t (a circle);
--                  ^^^^^^ unsupported-type 0A000 datatype circle not supported
-- F4.1
  CREATE TABLE t (a tsvector);
--                  ^^^^^^^^ unsupported-type 0A000 datatype tsvector not supported
-- F4.2
  CREATE TABLE t (a tsquery);
--                  ^^^^^^^ unsupported-type 0A000 datatype tsquery not supported
-- F4.3
  CREATE TABLE t (a int4range);
--                  ^^^^^^^^^ unsupported-type 0A000 datatype int4range not supported
-- F4.4
  CREATE TABLE t (a tsrange);
--                  ^^^^^^^ unsupported-type 0A000 datatype tsrange not supported
-- F5.1
  CREATE TABLE t (a bit(8));
--                  ^^^^^^ unsupported-type 0A000 datatype bit not supported
-- F5.2
  CREATE TABLE t (a varbit(8));
--                  ^^^^^^^^^ unsupported-type 0A000 datatype bit varying not supported
-- F5.3
  CREATE TABLE t (a pg_lsn);
--                  ^^^^^^ unsupported-type 0A000 datatype pg_lsn not supported
-- F6.1
  CREATE TABLE t (a vector(3));
--                  ^^^^^^^^^ extension-type
-- F6.2
  CREATE TABLE t (a citext);
--                  ^^^^^^ extension-type
-- F6.3
  CREATE TABLE t (a hstore);
--                  ^^^^^^ extension-type
-- F6.4
  CREATE TABLE t (a geometry(Point,4326));
--                  ^^^^^^^^^^^^^^^^^^^^ extension-type
-- F6.5: may be a domain
  CREATE TABLE t (a public.mytype);
--                  ^^^^^^^^^^^^^ note:unknown-type-support
-- F6.6: is a domain
  CREATE DOMAIN public.mytype AS text;
  CREATE TABLE t (a public.mytype);
-- F7.1
  CREATE DOMAIN d AS money;
--                   ^^^^^ unsupported-type
-- F7.2
  CREATE DOMAIN d AS text[];
--                   ^^^^^^ array-type
-- F8
  ALTER TABLE t ADD COLUMN c int CHECK (c > 0);
--                               ^^^^^^^^^^^^^ add-column-constraint 0A000 ALTER TABLE ADD COLUMN with constraint not supported
-- F9
  ALTER TABLE t ADD COLUMN c int UNIQUE;
--                               ^^^^^^ add-column-constraint 0A000 ALTER TABLE ADD COLUMN with constraint not supported
-- F10.1
  ALTER TABLE t ADD COLUMN c int PRIMARY KEY;
--                               ^^^^^^^^^^^ add-column-constraint 0A000 ALTER TABLE ADD COLUMN with constraint not supported
-- F10.2
  ALTER TABLE t ADD COLUMN c text GENERATED ALWAYS AS (lower(a)) STORED;
--                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ add-column-constraint 0A000 ALTER TABLE ADD COLUMN with constraint not supported
-- F11: refused at the statement, so a ROLLBACK does not help
  BEGIN; CREATE TABLE a (id int); CREATE TABLE b (id int); ROLLBACK;
--                                ^^^^^^^^^^^^ multiple-ddl 0A000 multiple ddl statements not supported in a transaction
-- F12: a transaction that the file does not end
  BEGIN;
  CREATE TABLE a (id int);
  CREATE TABLE b (id int);
--^^^^^^^^^^^^ multiple-ddl 0A000 multiple ddl statements not supported in a transaction
-- F13: COPY writes
  BEGIN; CREATE TABLE a (id int); COPY a FROM STDIN; COMMIT;
--                                ^^^^ mixed-ddl-and-dml 0A000 ddl and dml are not supported in the same transaction
-- F14
  MERGE INTO t USING s ON t.a = s.a WHEN NOT MATCHED THEN INSERT VALUES (s.a);
--^^^^^ merge 0A000 unsupported statement type: MERGE
-- F15
  SELECT * FROM t TABLESAMPLE SYSTEM (1);
--                ^^^^^^^^^^^^^^^^^^^^^^ table-sample 0A000 TABLESAMPLE clause not supported
-- F16
  SELECT * FROM t WHERE a = 1 FOR SHARE;
--                            ^^^^^^^^^ share-lock 0A000 locking clauses other than FOR UPDATE/FOR KEY SHARE are not supported
-- F17
  SELECT * INTO n FROM t;
--         ^^^^ select-into
-- F18.1
  SELECT to_tsvector('english','x');
--                   ^^^^^^^^^ text-search-configuration 42704 text search configuration "english" does not exist
-- F18.2
  SELECT a, count(*) FROM t GROUP BY ALL;
--                                   ^^^ group-by-all 42601 syntax error at end of input
-- F18.3
  SHOW lc_collate;
--     ^^^^^^^^^^ unknown-parameter 42704 unrecognized configuration parameter "lc_collate"
-- F18b
  CREATE INDEX ASYNC public.i ON t (a);
--                         ^ qualified-index-name 42601 syntax error at or near "."
-- F18c.1
  CREATE INDEX ASYNC i ON t ((clock_timestamp()));
--                            ^^^^^^^^^^^^^^^ mutable-index-expression 42P17 functions in index expression must be marked IMMUTABLE
-- F18c.2
  CREATE INDEX ASYNC i ON t (current_timestamp);
--                           ^^^^^^^^^^^^^^^^^ mutable-index-expression 42P17 functions in index expression must be marked IMMUTABLE
-- F18c.3
  CREATE INDEX ASYNC i ON t ((pg_catalog.now()));
--                            ^^^^^^^^^^^^^^ mutable-index-expression 42P17 functions in index expression must be marked IMMUTABLE
-- F18d.1
  SET statement_timeout='5s';
--    ^^^^^^^^^^^^^^^^^ refused-parameter 0A000 setting configuration parameter "statement_timeout" not supported
-- F18d.2
  SET ROLE app;
--^^^^^^^^ set-role 0A000 setting configuration parameter "role" not supported
-- F18d.3
  SELECT pg_try_advisory_lock(1);
--       ^^^^^^^^^^^^^^^^^^^^ advisory-lock - function pg_try_advisory_lock not supported
-- F18e.1
  CREATE TABLE t (id "bigserial");
--                   ^^^^^^^^^^^ serial-type 42704 type "bigserial" does not exist
-- F18e.2
  CREATE TABLE t (id pg_catalog.serial);
--                   ^^^^^^^^^^^^^^^^^ serial-type 42704 type "pg_catalog.serial" does not exist
-- F18f
  ALTER TABLE ASYNC t ADD COLUMN a int;
--            ^^^^^ async-alter-table
-- F18g.1
  ALTER TABLE t SET (fillfactor=70);
--              ^^^^^^^^^^^^^^^^^^^ other-alter-table
-- F18g.2
  CREATE INDEX ASYNC i ON t (a) WITH (fillfactor=70);
--                              ^^^^^^^^^^^^^^^^^^^^ index-storage-parameters
-- F18h.1
  CREATE TABLE t (a int, b int, c int, d int, e int, f int, g int, h int, i int,
    PRIMARY KEY (a, b, c, d, e, f, g, h, i));
--                                       ^ too-many-key-columns 54011 more than 8 column keys in an index are not supported
-- F18h.2
  CREATE INDEX ASYNC x ON t (a, b, c, d, e, f, g, h, i);
--                                                   ^ too-many-key-columns 54011 more than 8 column keys in an index are not supported
-- F19
  CREATE TABLE t (LIKE s INCLUDING ALL);
-- F20
  ALTER TABLE t SET SCHEMA s;
-- F21
  ALTER TABLE t ALTER COLUMN c SET GENERATED ALWAYS;
-- F22
  ALTER TABLE t ALTER COLUMN c RESTART WITH 100;
-- F23
  ALTER TABLE t ALTER COLUMN c SET CACHE 65536;
-- F24
  COMMENT ON CONSTRAINT c ON t IS 'x';
-- F25
  CREATE SCHEMA s CREATE TABLE t (id int);
-- F26
  CREATE INDEX ASYNC i ON ONLY t (a);
-- F27
  TABLE t;
-- F28
  CREATE TABLE t (id int, CONSTRAINT c CHECK (id>0) NOT VALID);
-- F29: the cursor is refused where it is declared
  DELETE FROM t WHERE CURRENT OF c;
-- F30: one statement
  CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT a+1; END;
-- F30b
  CREATE TABLE t (id int, a int REFERENCES p (id) ON DELETE SET NULL (a));
-- F30c
  CREATE INDEX ASYNC i ON t USING btree (a);
--                          ^^^^^^^^^^^ index-method 0A000 USING not supported for CREATE INDEX
-- F31: the column, not the comment that names it
  CREATE TABLE t (
  -- tags: what it is about
    id int,
    name text,
    tags text[]
--       ^^^^^^ array-type 0A000 datatype text[] not supported
  );
-- F32: the type, not the table of the same name
  CREATE TABLE tags (
    id int,
    tags text[]
--       ^^^^^^ array-type 0A000 datatype text[] not supported
  );
-- F33: the second CACHE
  CREATE TABLE t (
    a bigint GENERATED ALWAYS AS IDENTITY (CACHE 1),
    b bigint GENERATED ALWAYS AS IDENTITY (CACHE 7)
--                                         ^^^^^^^ identity-cache
  );
-- F34
  CREATE TABLE t (
    note text, -- uses serial numbers
    id serial
--     ^^^^^^ serial-type 42704 type "serial" does not exist
  );
-- F35: lines are those of the file
  SELECT 1;

  -- a table
  CREATE TABLE t (
    id int
  ) INHERITS (p);
--  ^^^^^^^^^^^^ table-inheritance
-- F36: an open quote ends at the next statement
  SELECT 1;
  INSERT INTO a VALUES ('never closed);
--                      ^ unterminated-quote
  CREATE EXTENSION x;
--^^^^^^^^^^^^^^^^ create-extension 0A000 unsupported statement: CreateExtension
-- F37
\restrict abc
  CREATE EXTENSION x;
--^^^^^^^^^^^^^^^^ create-extension 0A000 unsupported statement: CreateExtension
-- F38
\connect db
  CREATE EXTENSION x;
--^^^^^^^^^^^^^^^^ create-extension 0A000 unsupported statement: CreateExtension
-- F39: rows are no SQL
COPY t (a, b) FROM stdin;
1	CREATE TRIGGER
2	TRUNCATE t;
\.
  CREATE EXTENSION x;
--^^^^^^^^^^^^^^^^ create-extension 0A000 unsupported statement: CreateExtension
-- F40: nor is a quote in them one
COPY t (a, b) FROM stdin;
1	O'Brien
\.
  CREATE EXTENSION x;
--^^^^^^^^^^^^^^^^ create-extension 0A000 unsupported statement: CreateExtension
-- F41, bom
  CREATE EXTENSION x;
--^^^^^^^^^^^^^^^^ create-extension 0A000 unsupported statement: CreateExtension
-- F41, crlf
  CREATE
--^^^^^^ create-extension 0A000 unsupported statement: CreateExtension
    EXTENSION x;
  TRUNCATE t;
--^^^^^^^^ truncate 0A000 unsupported statement: Truncate
-- F42.1
  CREATE UNLOGGED TABLE t (id int);
--       ^^^^^^^^ unlogged-table 0A000 UNLOGGED table not supported for CREATE TABLE
-- F42.2
  CREATE TABLE t (id int, EXCLUDE USING gist (id WITH =));
--                        ^^^^^^^ exclusion-constraint
-- F42.3
  CREATE RULE r AS ON INSERT TO t DO ALSO (SELECT 1; SELECT 2);
--^^^^^^^^^^^ create-rule
-- F42.4
  CREATE FOREIGN TABLE t (id int) SERVER s;
--^^^^^^^^^^^^^^^^^^^^ foreign-table 0A000 unsupported statement: CreateForeignTable
-- F42.5
  CREATE TABLESPACE s LOCATION '/x';
--^^^^^^^^^^^^^^^^^ create-tablespace 0A000 unsupported statement: CreateTableSpace
-- F42.6
  DO $$ BEGIN END $$;
--^^ do-block
-- F42.7
  CLUSTER t;
--^^^^^^^ cluster
-- F42.8
  REINDEX TABLE t;
--^^^^^^^ reindex
-- F42.9
  ALTER SYSTEM SET a = 1;
--^^^^^^^^^^^^ alter-system 0A000 unsupported statement: AlterSystem
-- F42.10
  CREATE EVENT TRIGGER t ON ddl_command_end EXECUTE FUNCTION f();
--^^^^^^^^^^^^^^^^^^^^ event-trigger
-- F42.11
  REFRESH MATERIALIZED VIEW v;
--^^^^^^^^^^^^^^^^^^^^^^^^^ materialized-view
-- F42.12
  SELECT * FROM t FOR NO KEY UPDATE;
--                ^^^^^^^^^^^^^^^^^ share-lock 0A000 locking clauses other than FOR UPDATE/FOR KEY SHARE are not supported
-- F42.13
  CREATE TABLE t (a) AS VALUES (1);
--                   ^^ create-table-as 0A000 unsupported statement: CreateTableAs
-- F43
  CREATE TABLE t (id int ARRAY);
--                   ^^^^^^^^^ array-type 0A000 datatype integer[] not supported
-- F44: the second one, not BEGIN
  BEGIN;
  CREATE TABLE a (id int);
  CREATE INDEX ASYNC i ON a (id);
--^^^^^^^^^^^^ multiple-ddl 0A000 multiple ddl statements not supported in a transaction
  COMMIT;

-- G1.1: where sources disagree, a cluster decides
  SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ;
-- G1.2
  SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY;
-- G1.3
  SET TRANSACTION READ ONLY;
--^^^^^^^^^^^^^^^ set-transaction 0A000 setting configuration parameter "TRANSACTION" not supported
-- G1.4
  SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;
--^^^^^^^^^^^^^^^ set-transaction 0A000 setting configuration parameter "TRANSACTION" not supported
-- G1.5: the level is looked at first
  SET TRANSACTION ISOLATION LEVEL SERIALIZABLE;
--                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ isolation-level 0A000 Unsupported isolation level: SERIALIZABLE
-- G1.6
  BEGIN ISOLATION LEVEL SERIALIZABLE;
--      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ isolation-level 0A000 Unsupported isolation level: SERIALIZABLE
-- G2.1: a share lock that reaches no table
  SELECT 1 FOR SHARE;
-- G2.2
  SELECT * FROM t FOR SHARE;
--                ^^^^^^^^^ share-lock 0A000 locking clauses other than FOR UPDATE/FOR KEY SHARE are not supported
-- G3: what a grammar of August does not know
  CREATE TABLE o (c uuid REFERENCES p (id) MATCH FULL ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED);
-- G4.1: ALL quantifies a list, and is none itself
  SELECT a, count(*) FROM t GROUP BY ALL;
--                                   ^^^ group-by-all 42601 syntax error at end of input
-- G4.2
  SELECT a, count(*) FROM t GROUP BY ALL (a);
-- G5.1: a defect of the server
  SELECT * FROM a LEFT JOIN LATERAL (SELECT a.id, b.x FROM b WHERE b.id = a.id) l ON true;
--                                          ^^^^ note:lateral-left-join 42804 -
-- G5.2
  SELECT * FROM a CROSS JOIN LATERAL (SELECT a.id, b.x FROM b WHERE b.id = a.id) l;
