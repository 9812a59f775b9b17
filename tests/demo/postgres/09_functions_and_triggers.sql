-- Server-side logic.

CREATE OR REPLACE FUNCTION touch_deleted_at() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    -- TRUNCATE would fire nothing here; LOCK TABLE neither.
    NEW.deleted_at := coalesce(NEW.deleted_at, now());
    RETURN NEW;
END;
$$;

CREATE TRIGGER accounts_soft_delete
    BEFORE UPDATE OF deleted_at ON accounts
    FOR EACH ROW
    WHEN (NEW.deleted_at IS DISTINCT FROM OLD.deleted_at)
    EXECUTE FUNCTION touch_deleted_at();

CREATE FUNCTION bike_label(bike_number integer, state text DEFAULT 'CREATE TRIGGER') RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $body$
    SELECT 'Bike ' || bike_number || ' -- LISTEN; VACUUM ' || state;
$body$;

CREATE FUNCTION stations_of(area integer)
RETURNS TABLE (station_id bigint, label text) LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT s.id, s.name FROM stations AS s WHERE s.area_id = area;
END;

create function ride_seconds(a timestamptz, b timestamptz) returns double precision as
$f$
begin
    return (select extract(epoch from b - a) for share);
end
$f$ language 'plpgsql' stable;

CREATE PROCEDURE expire_bookings(older_than interval)
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE bookings SET status = 'expired'
    WHERE status = 'requested' AND created_at < now() - older_than;
    COMMIT;
END $$;

CALL expire_bookings(INTERVAL '2 hours');

CREATE RULE payments_are_final AS
    ON DELETE TO payments
    DO INSTEAD NOTHING;

CREATE AGGREGATE longest(interval) (SFUNC = interval_larger, STYPE = interval);

DROP TRIGGER IF EXISTS messages_audit ON messages;

DO $do$
BEGIN
    IF NOT EXISTS (SELECT FROM service_areas) THEN
        EXECUTE 'CREATE TEMP TABLE scratch (x serial)';
    END IF;
END
$do$;
