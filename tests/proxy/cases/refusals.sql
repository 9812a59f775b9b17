-- A refused statement gets the service's code and words, and the session goes on.
-- Source: observed on a cluster 2026-09-15 to 2026-10-10.
CREATE TABLE t (id int PRIMARY KEY, a int, b text);
--> CREATE TABLE
TRUNCATE t;
--> 0A000: unsupported statement: Truncate
SELECT 1;
--> ?column?: 1
--> SELECT 1
CREATE EXTENSION IF NOT EXISTS hstore;
--> 0A000: unsupported statement: CreateExtension
CREATE TABLE bad (id serial PRIMARY KEY);
--> 42704: type "serial" does not exist
CREATE TABLE bad (id int PRIMARY KEY, tags text[]);
--> 0A000: datatype text[] not supported
CREATE TABLE bad (id int PRIMARY KEY, price money);
--> 0A000: datatype money not supported
CREATE INDEX i ON t (a);
--> 0A000: unsupported mode. please use CREATE INDEX ASYNC.
CREATE INDEX CONCURRENTLY i ON t (a);
--> 0A000: CONCURRENTLY not supported for CREATE INDEX
CREATE INDEX ASYNC i ON t USING btree (a);
--> 0A000: USING not supported for CREATE INDEX
CREATE INDEX ASYNC i ON t (a DESC);
--> 0A000: specifying sort order not supported for index keys
ALTER TABLE t ADD COLUMN c int NOT NULL DEFAULT 0;
--> 0A000: ALTER TABLE ADD COLUMN with constraint not supported
ALTER TABLE t ADD CONSTRAINT positive CHECK (a > 0);
--> 0A000: unsupported ALTER TABLE ADD CONSTRAINT statement
ALTER TABLE t ALTER COLUMN a TYPE bigint;
--> 0A000: unsupported ALTER TABLE ALTER COLUMN ... SET DATA TYPE statement
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
--> 0A000: unsupported ALTER TABLE ALTER COLUMN ... SET NOT NULL statement
LISTEN channel;
--> 0A000: unsupported statement: Listen
LOCK TABLE t;
--> 0A000: unsupported statement: Lock
MERGE INTO t USING t AS s ON t.id = s.id WHEN MATCHED THEN DELETE;
--> 0A000: unsupported statement type: MERGE
SELECT * FROM t TABLESAMPLE SYSTEM (1);
--> 0A000: TABLESAMPLE clause not supported
SELECT * FROM t FOR SHARE;
--> 0A000: locking clauses other than FOR UPDATE/FOR KEY SHARE are not supported
SET statement_timeout = '5s';
--> 0A000: setting configuration parameter "statement_timeout" not supported
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;
--> 0A000: setting configuration parameter "TRANSACTION" not supported
BEGIN ISOLATION LEVEL SERIALIZABLE;
--> 0A000: Unsupported isolation level: SERIALIZABLE
SELECT pg_try_advisory_lock(1);
--> 0A000: function pg_try_advisory_lock not supported
VACUUM t;
--> 0A000: unsupported VACUUM statement
CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
--> 0A000: CREATE FUNCTION with language plpgsql not supported
