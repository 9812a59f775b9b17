-- The fleet.

CREATE TABLE bike_models (
    id           smallserial PRIMARY KEY,
    manufacturer varchar(60) NOT NULL,
    name         varchar(60) NOT NULL,
    gears        int[],
    weight_kg    numeric(4, 1),
    manual       xml,
    list_price   money
);

CREATE TABLE bikes (
    id            serial,
    model_id      smallint NOT NULL,
    state         bike_state NOT NULL DEFAULT 'available',
    frame_number  varchar(40),
    dock_station  bigint,
    dock_number   smallint,
    capabilities  bit varying(16) NOT NULL DEFAULT B'0',
    telemetry     jsonb,
    bought_on     date NOT NULL,
    CONSTRAINT bikes_pkey PRIMARY KEY (id),
    CONSTRAINT bikes_model_fk FOREIGN KEY (model_id)
        REFERENCES bike_models (id),
    CONSTRAINT bikes_dock_fk FOREIGN KEY (dock_station, dock_number)
        REFERENCES docks (station_id, number) MATCH FULL
        ON UPDATE CASCADE ON DELETE SET NULL
);

CREATE INDEX bikes_bought_idx ON bikes USING btree (model_id, bought_on DESC NULLS LAST);
CREATE INDEX ON bikes (model_id ASC, frame_number);
CREATE INDEX bikes_telemetry_idx ON bikes USING hash ((telemetry ->> 'firmware'));

INSERT INTO bike_models (manufacturer, name, gears)
VALUES ('Velo', 'City; the serial one', '{1,2,3}'),
       ('Velo', E'Cargo \'XL\' -- CREATE EXTENSION', ARRAY[1, 3, 8]);
