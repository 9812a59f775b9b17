-- Kinds of statements. Source: observed on a cluster 2026-08-28 (text search), 2026-09-15 and 2026-09-18.
CREATE TABLE t (id int PRIMARY KEY, n int, b text);
--> CREATE TABLE
TRUNCATE t;
--> 0A000: unsupported statement: Truncate
CREATE EXTENSION IF NOT EXISTS hstore;
--> 0A000: unsupported statement: CreateExtension
CREATE DATABASE other;
--> 0A000: unsupported statement: Createdb
CREATE TABLE copy AS SELECT * FROM t;
--> 0A000: unsupported statement: CreateTableAs
CREATE TABLESPACE fast LOCATION '/nowhere';
--> 0A000: unsupported statement: CreateTableSpace
CREATE FOREIGN TABLE f (id int) SERVER s;
--> 0A000: unsupported statement: CreateForeignTable
LISTEN channel;
--> 0A000: unsupported statement: Listen
NOTIFY channel;
--> 0A000: unsupported statement: Notify
UNLISTEN channel;
--> 0A000: unsupported statement: Unlisten
ALTER SYSTEM SET work_mem = '1MB';
--> 0A000: unsupported statement: AlterSystem
DECLARE c CURSOR FOR SELECT 1;
--> 0A000: unsupported statement: DeclareCursor
CREATE POLICY p ON t;
--> 0A000: unsupported statement: CreatePolicy
CREATE TEXT SEARCH CONFIGURATION english2 (COPY = simple);
--> 0A000: unsupported statement: Define
ALTER TEXT SEARCH CONFIGURATION simple ALTER MAPPING FOR word WITH simple;
--> 0A000: unsupported statement: AlterTSConfiguration
MERGE INTO t USING t AS s ON t.id = s.id WHEN MATCHED THEN DELETE;
--> 0A000: unsupported statement type: MERGE
VACUUM t;
--> 0A000: unsupported VACUUM statement
CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
--> 0A000: CREATE TRIGGER not supported

-- Source: README of AWS's pg_dump proxy.
LOCK TABLE t;
--> 0A000: unsupported statement: Lock

-- Types. Source: observed on a cluster 2026-09-15 and 2026-09-18.
CREATE TYPE mood AS ENUM ('sad', 'happy');
--> 0A000: CREATE TYPE not supported
CREATE TYPE pair AS (a int, b int);
--> 0A000: unsupported statement: CompositeType
CREATE TYPE span AS RANGE (subtype = int8);
--> 0A000: unsupported statement: CreateRange
ALTER TYPE mood ADD VALUE 'calm';
--> 0A000: ALTER TYPE not supported
ALTER TYPE mood RENAME TO feeling;
--> 0A000: unsupported object in RENAME statement

-- Routines. Source: observed on a cluster 2026-09-15.
CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1';
--> 0A000: PROCEDURE is not supported
CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
--> 0A000: CREATE FUNCTION with language plpgsql not supported

-- What cannot be made cannot be dropped. Source: observed on a cluster 2026-09-15.
DROP TYPE mood;
--> 0A000: unsupported object in DROP statement
CREATE DOMAIN d AS int;
--> CREATE DOMAIN
DROP DOMAIN d CASCADE;
--> 0A000: DROP DOMAIN with CASCADE unsupported
DROP DOMAIN d;
--> DROP DOMAIN

-- Privileges. Source: observed on a cluster 2026-09-15.
GRANT ALL ON DATABASE postgres TO PUBLIC;
--> 0A000: unsupported object type in GRANT
GRANT USAGE ON SCHEMA public TO PUBLIC;
--> 0A000: feature not supported on system entity

-- A trigger that is not there may be dropped. Source: fixtures of AWS's dsql-lint.
DROP TRIGGER IF EXISTS tr ON t;
--> notice: trigger "tr" for relation "t" does not exist, skipping
--> DROP TRIGGER
