-- Where bikes stand.

CREATE TABLE service_areas (
    code        varchar(12) PRIMARY KEY,
    name        varchar(80) NOT NULL UNIQUE,
    outline     jsonb,
    time_zone   varchar(40) NOT NULL DEFAULT 'Europe/Berlin'
);

CREATE TABLE stations (
    id          bigint GENERATED ALWAYS AS IDENTITY (CACHE 1) PRIMARY KEY,
    area_code   varchar(12) NOT NULL REFERENCES service_areas (code) ON DELETE RESTRICT,
    code        varchar(10) NOT NULL,
    name        varchar(120) NOT NULL,
    street      varchar(120),
    latitude    numeric(9, 6) NOT NULL,
    longitude   numeric(9, 6) NOT NULL,
    capacity    smallint NOT NULL CHECK (capacity BETWEEN 1 AND 200),
    opens_at    time NOT NULL DEFAULT '06:00:00',
    closes_at   time NOT NULL DEFAULT '23:30:00',
    opened_on   date NOT NULL DEFAULT CURRENT_DATE,
    closed_on   date,
    CONSTRAINT stations_area_code_key UNIQUE (area_code, code),
    CONSTRAINT stations_on_earth CHECK (
        latitude >= -90 AND latitude <= 90
        AND longitude > -180 AND longitude <= 180
    ),
    CONSTRAINT stations_closed_after_opened CHECK (closed_on IS NULL OR closed_on > opened_on)
);

CREATE INDEX ASYNC stations_position_idx ON stations (latitude, longitude) WHERE closed_on IS NULL;

CREATE TABLE docks (
    station_id  bigint NOT NULL REFERENCES stations ON DELETE CASCADE,
    number      smallint NOT NULL,
    hardware    varchar(40),
    is_broken   boolean NOT NULL DEFAULT false,
    PRIMARY KEY (station_id, number) INCLUDE (is_broken)
);
