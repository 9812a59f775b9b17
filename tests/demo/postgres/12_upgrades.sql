-- Changes made after the first launch, oldest first.

ALTER TABLE accounts ADD COLUMN marketing boolean NOT NULL DEFAULT false;
ALTER TABLE accounts
    ADD COLUMN nickname varchar(40),
    ADD COLUMN referred_by bigint REFERENCES accounts (id),
    ALTER COLUMN locale SET DEFAULT 'de';
ALTER TABLE bike_models ADD COLUMN IF NOT EXISTS colours text[];

ALTER TABLE stations ALTER COLUMN capacity TYPE integer;
ALTER TABLE stations
    ALTER COLUMN code SET DATA TYPE varchar(16) USING upper(code),
    ALTER COLUMN name SET STATISTICS 500;
ALTER TABLE bikes ALTER COLUMN frame_number SET NOT NULL;

ALTER TABLE payments ADD CONSTRAINT payments_amount_check CHECK (amount <> 0);
ALTER TABLE docks
    ADD CONSTRAINT docks_station_fk
    FOREIGN KEY (station_id) REFERENCES stations (id)
    ON DELETE CASCADE;
ALTER TABLE bike_models ADD UNIQUE (manufacturer, name);
ALTER TABLE payment_archive_2025 ADD PRIMARY KEY (id);
ALTER TABLE payments ADD CONSTRAINT payments_paid_check
    CHECK (paid_at > '2020-01-01 00:00+00') NOT VALID;
ALTER TABLE payments VALIDATE CONSTRAINT payments_paid_check;

ALTER TABLE messages REPLICA IDENTITY FULL;
ALTER TABLE threads SET (fillfactor = 90);
ALTER TYPE bike_state ADD VALUE IF NOT EXISTS 'stolen' BEFORE 'retired';
DROP TYPE IF EXISTS charge_range;
ALTER INDEX rides_by_account RENAME TO rides_account_started_idx;
ALTER TABLE stations DROP COLUMN point;

-- Feature flags came as one release.
BEGIN;
CREATE TABLE feature_flags (
    name    varchar(60) PRIMARY KEY,
    enabled boolean NOT NULL DEFAULT false
);
CREATE TABLE feature_flag_overrides (
    flag       varchar(60) NOT NULL REFERENCES feature_flags (name),
    account_id bigint NOT NULL REFERENCES accounts (id),
    PRIMARY KEY (flag, account_id)
);
INSERT INTO feature_flags (name) VALUES ('group-rides');
COMMIT;

START TRANSACTION;
UPDATE docks SET is_broken = false WHERE number > 40;
ALTER TABLE stations DROP COLUMN line;
END;
