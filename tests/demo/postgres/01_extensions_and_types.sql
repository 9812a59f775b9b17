-- Velo bike rental: extensions, shared types, shared sequences.
-- Loaded first; every later file may use what is defined here.

CREATE EXTENSION IF NOT EXISTS pgcrypto;
CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA public;
CREATE EXTENSION btree_gist;
create extension if not exists "pg_trgm";

-- Do not write CREATE TYPE ... AS ENUM for anything that support staff can edit.
CREATE TYPE booking_status AS ENUM ('requested', 'confirmed', 'cancelled', 'expired');

CREATE TYPE bike_state AS ENUM (
    'available',
    'rented',
    'in_workshop',
    'retired'
);

CREATE TYPE postal_address AS (
    street   text,
    postcode varchar(12),
    city     text,
    country  char(2)
);

CREATE TYPE charge_range AS RANGE (subtype = float8);

CREATE DOMAIN phone_number AS varchar(32)
    CONSTRAINT phone_number_form CHECK (VALUE ~ '^\+[0-9 ]+$');

CREATE DOMAIN client_ip AS inet;

CREATE SEQUENCE account_number_seq START WITH 100000;
CREATE SEQUENCE public.ticket_number_seq
    INCREMENT BY 1
    CACHE 20;
CREATE SEQUENCE export_batch_seq AS bigint CACHE 65536;

COMMENT ON TYPE booking_status IS 'Life of a booking; see "state machine" in the wiki.';
