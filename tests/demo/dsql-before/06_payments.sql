-- Invoices and payments.

CREATE TABLE invoices (
    number       bigint GENERATED ALWAYS AS IDENTITY (START WITH 2026000001 CACHE 1) PRIMARY KEY,
    account_id   bigint NOT NULL REFERENCES accounts (id),
    currency     char(3) NOT NULL DEFAULT 'EUR',
    issued_on    date NOT NULL DEFAULT CURRENT_DATE,
    due_on       date NOT NULL,
    is_paid      BOOLEAN NOT NULL DEFAULT FALSE,
    UNIQUE (number, account_id),
    CHECK (due_on >= issued_on)
);

CREATE TABLE invoice_lines (
    invoice_number  bigint NOT NULL REFERENCES invoices (number) ON DELETE CASCADE,
    "order"         smallint NOT NULL,
    ride_id         uuid REFERENCES rides (id),
    label           varchar(200) NOT NULL,
    quantity        INT NOT NULL DEFAULT 1,
    unit_price      numeric(10, 2) NOT NULL,
    total           numeric(14, 2) GENERATED ALWAYS AS (quantity * unit_price) STORED,
    CONSTRAINT invoice_lines_pkey PRIMARY KEY (invoice_number, "order"),
    CONSTRAINT invoice_lines_quantity CHECK (quantity != 0)
);

CREATE TABLE payments (
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    account_id      bigint NOT NULL,
    invoice_number  bigint NOT NULL,
    amount          decimal(12, 2) NOT NULL,
    method          varchar(20) NOT NULL CHECK (method IN ('card', 'paypal', 'transfer')),
    provider_ref    varchar(100),
    provider_reply  json,
    paid_at         TIMESTAMP WITH TIME ZONE,
    created_at      timestamptz NOT NULL DEFAULT now(),
    -- An invoice is paid by the account that it was sent to.
    CONSTRAINT payments_invoice_fk FOREIGN KEY (invoice_number, account_id)
        REFERENCES invoices (number, account_id) DEFERRABLE INITIALLY DEFERRED
);

CREATE UNIQUE INDEX ASYNC payments_provider_ref_key ON payments (method, provider_ref) NULLS NOT DISTINCT
    WHERE method != 'transfer';
CREATE INDEX ASYNC payments_day_idx ON payments (((created_at AT TIME ZONE 'UTC')::date), account_id);
