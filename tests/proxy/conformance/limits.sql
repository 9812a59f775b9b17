-- Columns of a key. Source: AWS user guide, "Quotas and limits"; observed on a cluster 2026-10-01.
CREATE TABLE wide (id int PRIMARY KEY, {1..9|c# int|, });
--> CREATE TABLE
CREATE INDEX ASYNC i ON wide ({1..9|c#|, });
--> 54011: more than 8 column keys in an index are not supported
CREATE INDEX ASYNC i ON wide ({1..8|c#|, });
--> job_id: {job}
--> CREATE INDEX

-- Columns of a table. Source: observed on a cluster 2026-10-01.
CREATE TABLE x ({1..257|c# int|, });
--> 54011: tables can have at most 255 columns
CREATE TABLE x (id int PRIMARY KEY, {1..256|c# int|, });
--> 54011: cannot use more than 256 columns in an index
CREATE TABLE x (id int PRIMARY KEY, {1..254|c# int|, });
--> CREATE TABLE
ALTER TABLE x ADD COLUMN d int;
--> ALTER TABLE
ALTER TABLE x ADD COLUMN e int;
--> 54011: cannot use more than 256 columns in an index
CREATE TABLE y ({1..256|c# int|, });
--> CREATE TABLE
ALTER TABLE y ADD COLUMN d int;
--> 54011: tables can have at most 255 columns

-- Indexes of a table, that of the primary key included. Source: observed on a cluster 2026-10-01.
direct: CREATE TABLE full_up (id int PRIMARY KEY, a int); {1..23|CREATE INDEX ON full_up (a)|; };
CREATE INDEX ASYNC i ON full_up (a);
--> 54000: more than 24 indexes per table are not allowed
DROP INDEX full_up_a_idx;
--> DROP INDEX
CREATE INDEX ASYNC one_more ON full_up (a);
--> job_id: {job}
--> CREATE INDEX

-- Extended statistics of a table. Source: observed on a cluster 2026-10-01.
CREATE TABLE s (id int PRIMARY KEY, a int, b int);
--> CREATE TABLE
direct: {1..5|CREATE STATISTICS s# ON a, b FROM s|; };
CREATE STATISTICS s6 ON a, b FROM s;
--> 54000: more than 5 extended statistics per table are not allowed
DROP STATISTICS s5;
--> DROP STATISTICS
CREATE STATISTICS s6 ON a, b FROM s;
--> CREATE STATISTICS
ALTER STATISTICS s6 SET STATISTICS 101;
--> 22023: statistics target 101 exceeds maximum allowed value of 100

-- Schemas besides public and sys. Source: observed on a cluster.
direct: {1..9|CREATE SCHEMA s#|; };
CREATE SCHEMA s10;
--> CREATE SCHEMA
CREATE SCHEMA s11;
--> 54000: more than 10 schemas not allowed
DROP SCHEMA s10;
--> DROP SCHEMA
CREATE SCHEMA s11;
--> CREATE SCHEMA

-- Lengths. Source: observed on a cluster 2026-10-01; numeric: AWS user guide, "Supported data types".
CREATE TABLE z (id int PRIMARY KEY, c char(4097));
--> 54000: Datatype limit greater than 4096 bytes not supported for char
CREATE TABLE z (id int PRIMARY KEY, c varchar(65536));
--> 54000: Datatype limit greater than 65535 bytes not supported for varchar
CREATE TABLE z (id int PRIMARY KEY, c numeric(1001, 2));
--> 22023: NUMERIC precision 1001 must be between 1 and 1000

-- Tables, views and sequences. Source: AWS user guide, "Quotas and limits".
direct: DO $$ BEGIN FOR i IN 1..1000 - (SELECT count(*) FROM pg_tables WHERE schemaname = 'public') LOOP EXECUTE 'CREATE TABLE t' || i || ' ()'; END LOOP; END $$;
CREATE TABLE one_too_many (id int PRIMARY KEY);
--> 54000: creating more than 1000 tables not allowed
DROP TABLE t1;
--> DROP TABLE
CREATE TABLE just_enough (id int PRIMARY KEY);
--> CREATE TABLE
-- A copy of a row in the catalog is made faster than what it stands for.
CREATE VIEW one_view AS SELECT 1;
--> CREATE VIEW
direct: INSERT INTO pg_class SELECT (jsonb_populate_record(c, jsonb_build_object('oid', 100000 + i, 'relname', 'v' || i))).* FROM pg_class AS c, generate_series(1, 4998) AS i WHERE relname = 'one_view';
CREATE VIEW v4999 AS SELECT 1;
--> CREATE VIEW
CREATE VIEW v5000 AS SELECT 1;
--> 54000: creating more than 5000 views not allowed
CREATE OR REPLACE VIEW v5000 AS SELECT 1;
--> 54000: creating more than 5000 views not allowed
CREATE VIEW v5001 AS SELECT 1;
--> 54000: creating more than 5000 views not allowed
CREATE SEQUENCE one_sequence CACHE 1;
--> CREATE SEQUENCE
direct: INSERT INTO pg_class SELECT (jsonb_populate_record(c, jsonb_build_object('oid', 200000 + i, 'relname', 's' || i))).* FROM pg_class AS c, generate_series(1, 4998) AS i WHERE relname = 'one_sequence';
CREATE SEQUENCE s4999 CACHE 1;
--> CREATE SEQUENCE
CREATE SEQUENCE s5000 CACHE 1;
--> 54000: creating more than 5000 sequences is not allowed
CREATE SEQUENCE s5001 CACHE 1;
--> 54000: creating more than 5000 sequences is not allowed
DROP TABLE t2;
--> DROP TABLE
CREATE TABLE counted (id bigint GENERATED ALWAYS AS IDENTITY (CACHE 1) PRIMARY KEY);
--> 54000: creating more than 5000 sequences is not allowed
