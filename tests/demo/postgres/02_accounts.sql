-- Customers and what we know about them.

CREATE TABLE accounts (
    id              bigserial PRIMARY KEY,
    account_number  bigint NOT NULL DEFAULT nextval('account_number_seq') UNIQUE,
    email           citext NOT NULL,
    phone           phone_number,
    full_name       text COLLATE "de-x-icu" NOT NULL,
    password_hash   text NOT NULL,
    locale          varchar(8) NOT NULL DEFAULT 'en',
    tags            text[] NOT NULL DEFAULT '{}',
    postal          postal_address,
    last_login_from inet,
    wallet          money NOT NULL DEFAULT 0,
    "money"         integer NOT NULL DEFAULT 0,
    preferences     jsonb NOT NULL DEFAULT '{"newsletter": false, "type": "text[]"}',
    created_at      timestamptz NOT NULL DEFAULT now(),
    deleted_at      timestamptz
);

CREATE UNIQUE INDEX accounts_email_key ON accounts (lower(email::text));
CREATE INDEX accounts_full_name_trgm ON accounts
    USING gin (full_name gin_trgm_ops);
create index accounts_preferences_idx on public.accounts using GIN (preferences);

-- Login sessions. Lost after a crash, and nobody minds.
CREATE UNLOGGED TABLE account_sessions (
    token      uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    account_id bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    client     text,
    expires_at timestamptz NOT NULL
);

COMMENT ON TABLE accounts IS 'One row per customer; "money" counts loyalty coins, not euros.';
COMMENT ON COLUMN accounts.tags IS 'Free labels, formerly a serial list.';
