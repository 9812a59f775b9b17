-- Money in, money out.

CREATE TABLE payments (
    id          bigserial PRIMARY KEY,
    account_id  bigint NOT NULL REFERENCES accounts (id),
    amount      numeric(12,2) NOT NULL,
    currency    char(3) NOT NULL DEFAULT 'EUR' CHECK (currency ~ '^[A-Z]{3}$'),
    "line"      integer,
    method      varchar(20) NOT NULL
                CHECK (method IN ('card', 'paypal', 'money', 'LOCK TABLE')),
    receipt     xml,
    allocations integer ARRAY[12],
    paid_at     timestamptz
);

CREATE TABLE refunds (
    reason text NOT NULL
) INHERITS (payments);

CREATE INDEX payments_unpaid_idx ON payments (account_id) WHERE paid_at IS NULL;

CREATE TEMPORARY TABLE psp_import (
    raw_line text,
    line     bigint
) ON COMMIT PRESERVE ROWS;

CREATE TABLE payment_archive_2025 AS
SELECT p.id, p.account_id, p.amount, p.currency
FROM payments AS p
WHERE p.paid_at < DATE '2026-01-01'
WITH NO DATA;

-- Exactly once per provider event.
MERGE INTO payments AS p
USING (VALUES (17::bigint, TIMESTAMPTZ '2026-10-01 08:15+02')) AS e (id, paid_at)
    ON p.id = e.id
WHEN MATCHED THEN
    UPDATE SET paid_at = e.paid_at
WHEN NOT MATCHED THEN
    DO NOTHING;
