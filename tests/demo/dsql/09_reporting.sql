-- Figures for the weekly meeting, written by the night job.

CREATE TABLE reporting.station_hours (
    station_id  bigint NOT NULL REFERENCES stations (id) ON DELETE CASCADE,
    hour        timestamptz NOT NULL,
    departures  integer NOT NULL DEFAULT 0,
    arrivals    integer NOT NULL DEFAULT 0,
    balance     integer GENERATED ALWAYS AS (arrivals - departures) STORED,
    PRIMARY KEY (station_id, hour)
);

CREATE INDEX ASYNC station_hours_hour_idx ON reporting.station_hours (hour) INCLUDE (departures, arrivals);

CREATE TABLE reporting.monthly_revenue (
    month        date NOT NULL,
    area_code    varchar(12) NOT NULL REFERENCES public.service_areas (code),
    currency     char(3) NOT NULL,
    rides        bigint NOT NULL DEFAULT 0,
    revenue      numeric(16, 2) NOT NULL DEFAULT 0.00,
    computed_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (month, area_code, currency),
    CONSTRAINT monthly_revenue_first_day CHECK (EXTRACT(day FROM month) = 1)
);
