-- Figures for the weekly meeting.

CREATE SCHEMA IF NOT EXISTS reporting;

CREATE VIEW reporting.open_bookings AS
SELECT b.id, b.account_id, 'MATERIALIZED VIEW' AS remark
FROM bookings AS b
WHERE b.status = 'confirmed';

CREATE MATERIALIZED VIEW reporting.station_load AS
    SELECT s.id AS station_id,
           date_trunc('hour', r.started_at) AS hour,
           count(*) AS departures
    FROM stations AS s
    JOIN rides AS r ON r.from_station = s.id
    GROUP BY s.id, date_trunc('hour', r.started_at)
WITH NO DATA;

CREATE UNIQUE INDEX station_load_key
    ON reporting.station_load (station_id, hour);
REFRESH MATERIALIZED VIEW reporting.station_load;

CREATE STATISTICS rides_route (ndistinct, dependencies)
    ON from_station, to_station FROM rides;

-- A quick guess is good enough for the dashboard.
SELECT avg(distance_m) AS metres
FROM rides TABLESAMPLE BERNOULLI (5) REPEATABLE (2026)
WHERE ended_at IS NOT NULL;

SELECT '10.1.2.3'::inet <<= '10.0.0.0/8'::cidr AS internal,
       7 = ANY (ARRAY[1, 2, 3]) AS listed;

BEGIN;
DECLARE ride_export NO SCROLL CURSOR FOR
    SELECT id, started_at FROM rides ORDER BY started_at DESC;
FETCH FORWARD 500 FROM ride_export;
CLOSE ride_export;
COMMIT;

PREPARE rides_of (bigint) AS SELECT count(*) FROM rides WHERE account_id = $1;
EXECUTE rides_of (42);
DEALLOCATE rides_of;
