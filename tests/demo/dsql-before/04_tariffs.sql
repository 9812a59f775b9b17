-- What a ride costs.

CREATE TABLE tariffs (
    code            varchar(20) PRIMARY KEY,
    title           varchar(80) NOT NULL,
    currency        character(3) NOT NULL DEFAULT 'EUR' CHECK (currency ~ '^[A-Z]{3}$'),
    unlock_fee      decimal(6,2) NOT NULL DEFAULT 1.00,
    per_minute      NUMERIC(6,4) NOT NULL,
    free_minutes    int NOT NULL DEFAULT 15,
    vat_rate        numeric(4, 3) NOT NULL DEFAULT 0.190,
    per_hour_gross  numeric(12, 4) GENERATED ALWAYS AS (per_minute * 60 * (1 + vat_rate)) STORED,
    valid_from      timestamptz NOT NULL DEFAULT now(),
    valid_until     timestamp with time zone,
    CONSTRAINT tariffs_fees_not_negative CHECK (unlock_fee >= 0 AND per_minute >= 0),
    CONSTRAINT tariffs_validity CHECK (valid_until > valid_from)
);

CREATE TABLE area_tariffs (
    area_code    varchar(12) NOT NULL REFERENCES service_areas (code) ON DELETE CASCADE,
    tariff_code  varchar(20) NOT NULL REFERENCES tariffs (code) ON UPDATE CASCADE,
    "order"      smallint NOT NULL DEFAULT 1,
    PRIMARY KEY (area_code, tariff_code),
    UNIQUE (area_code, "order")
);
