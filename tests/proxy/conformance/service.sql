-- What tells the service from PostgreSQL. Source: observed on a cluster 2026-09-15; the version: 16.15 there,
-- and the documentation still shows 16.13.
SHOW server_version;
--> server_version: 16.15
--> SHOW
SHOW server_version_num;
--> server_version_num: 160015
--> SHOW
SELECT version();
--> version: PostgreSQL 16
--> SELECT 1
SELECT pg_catalog.version() AS v, current_setting('server_version_num')::int / 10000 AS major;
--> v: PostgreSQL 16 | major: 16
--> SELECT 1
SELECT current_setting('server_version');
--> current_setting: 16.15
--> SELECT 1
SELECT upper(version()), current_setting('TimeZone');
--> upper: POSTGRESQL 16 | current_setting: UTC
--> SELECT 1
SELECT * FROM sys.dsql_major_version();
--> dsql_major_version: 1
--> SELECT 1
SELECT to_regproc('sys.dsql_major_version') IS NOT NULL AS is_dsql;
--> is_dsql: t
--> SELECT 1
SHOW server_encoding;
--> server_encoding: UTF8
--> SHOW

-- Jobs. Source: observed on a cluster 2026-09-15, 2026-10-03 and 2026-10-10.
CREATE TABLE t (id int PRIMARY KEY, n int);
--> CREATE TABLE
CREATE INDEX ASYNC t_n ON t (n);
--> job_id: {job}
--> CREATE INDEX
CALL sys.wait_for_job('{job}');
--> succeeded: t
--> CALL
SELECT sys.wait_for_job('{job}');
--> 42809: sys.wait_for_job(text) is a procedure
CALL sys.wait_for_job('nonsense');
--> 22P02: Unable to convert text to UUID
CALL sys.wait_for_job((SELECT '{job}'));
--> 0A000: cannot use subquery in CALL argument
SELECT sys.uuid_to_base32_str(sys.base32_str_to_uuid('{job}')) = '{job}' AS is_same;
--> is_same: t
--> SELECT 1
