-- The tour in psql. Only \echo prints; errors are read from psql's variables.
\set QUIET on
\pset tuples_only on
\pset format unaligned
SHOW application_name \gset
\echo connected as :application_name

CREATE TABLE tour (id int PRIMARY KEY, name text);
\echo table created
INSERT INTO tour VALUES (1, 'one'), (2, 'two'), (3, 'three');
\echo inserted :ROW_COUNT
SELECT string_agg(id || ' ' || name, ', ' ORDER BY id) AS rows FROM tour \gset
\echo selected :rows
-- psql 15 has no way to prepare but PREPARE, which is another statement.
SELECT string_agg(id || ' ' || name, ', ' ORDER BY id) AS rows FROM tour WHERE id IN (2, 3) \gset
\echo prepared :rows

BEGIN;
INSERT INTO tour VALUES (4, 'four');
COMMIT;
SELECT count(*) FROM tour \gset
\echo committed :count
-- psql 15 fetches in portions by DECLARE CURSOR only, which is another statement.
SELECT id FROM tour WHERE id < 3 ORDER BY id \g | paste -sd' ' | tr -d '\n' | sed 's/^/in portions /'
SELECT id FROM tour WHERE id > 2 ORDER BY id \g | paste -sd' ' | sed 's/^/, /'
SELECT id FROM tour \g | wc -l | sed 's/^/streamed /'

BEGIN;
INSERT INTO tour VALUES (5, 'five');
TRUNCATE tour;
\set told none
\if :ERROR
  \set told :LAST_ERROR_SQLSTATE ' ' :LAST_ERROR_MESSAGE
\endif
\echo refused in a transaction :told
SELECT 1 AS one \gset
\set told none
\if :ERROR
  \set told :LAST_ERROR_SQLSTATE
\endif
\echo aborted :told
ROLLBACK;
SELECT count(*) FROM tour \gset
\echo rolled back :count

LISTEN tour;
\set told none
\if :ERROR
  \set told :LAST_ERROR_SQLSTATE ' ' :LAST_ERROR_MESSAGE
\endif
\echo refused :told
SELECT 1 AS one \gset
\echo alive :one
INSERT INTO tour VALUES (1, 'again');
\echo duplicate :LAST_ERROR_SQLSTATE

-- psql sends several statements as one message instead.
SELECT 1 \; SELECT 2 \; SELECT 3 \g | paste -sd, | sed 's/,/, /g; s/^/pipelined /'
SELECT 4 \; LISTEN tour \g | tr -d '\n' | sed 's/^/pipelined /'
\set told none
\if :ERROR
  \set told :LAST_ERROR_SQLSTATE
\endif
\echo , refused :told

\copy tour from stdin
10	ten
11	eleven
\.
\echo copied in :ROW_COUNT
\copy tour to '/dev/null'
\echo copied out :ROW_COUNT

CREATE INDEX ASYNC tour_by_name ON tour (name) \gset
\if :ERROR
  \echo no job :LAST_ERROR_SQLSTATE
\else
  SELECT length(:'job_id') \gset
  \echo job id of :length characters
  CALL sys.wait_for_job(:'job_id') \gset
  SELECT :'succeeded'::boolean::text AS succeeded \gset
  \echo job succeeded :succeeded
  SELECT job_type, status FROM sys.jobs WHERE job_id = :'job_id' \gset
  \echo job :job_type :status
\endif

\setenv PGOPTIONS '-c statement_timeout=1000'
-- Refused with TLS, libpq tries without, and is told the same again.
\set refusal `psql -X -c 'SELECT 1' 2>&1 | sed -n 's/.*FATAL:  //p' | head -n 1`
\if `psql -X -c 'SELECT 1' >/dev/null 2>&1 && echo true || echo false`
  \set refusal none
\endif
\echo start refused :refusal

DROP TABLE tour;
\echo table dropped
