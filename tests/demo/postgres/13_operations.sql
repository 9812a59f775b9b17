-- Night job and cluster housekeeping, run by hand or from cron.

SET statement_timeout = '15min';
SET lock_timeout TO 2000;
SET application_name = 'velo-night; SET work_mem';
SET search_path TO public, reporting;

SELECT pg_try_advisory_lock(hashtext('velo-night'));

BEGIN ISOLATION LEVEL SERIALIZABLE;
LOCK TABLE bookings IN SHARE ROW EXCLUSIVE MODE;
SAVEPOINT before_expiry;
UPDATE bookings SET status = 'expired' WHERE upper(during) < now();
ROLLBACK TO SAVEPOINT before_expiry;
RELEASE before_expiry;
DELETE FROM account_sessions WHERE expires_at < now();
COMMIT;

TRUNCATE TABLE account_sessions, payment_archive_2025 RESTART IDENTITY;
COPY stations (id, code, name) TO '/tmp/velo_stations.csv' WITH (FORMAT csv, HEADER);
VACUUM (VERBOSE, ANALYZE) rides;
vacuum full account_sessions;
ANALYZE;
ANALYZE payments;
REINDEX TABLE payments;
CLUSTER payments USING payments_pkey;
SELECT pg_advisory_unlock(hashtext('velo-night')), 'pg_advisory_lock()' AS name;

-- Once per cluster.
ALTER SYSTEM SET work_mem = '64MB';
CREATE DATABASE velo_archive TEMPLATE template0 ENCODING 'UTF8';
CREATE PUBLICATION velo_feed FOR TABLE payments, bookings;
CHECKPOINT;
SHOW server_version;
RESET ALL;
DISCARD ALL;
