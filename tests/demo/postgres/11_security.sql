-- Roles, privileges, row security.

CREATE ROLE velo_app WITH LOGIN PASSWORD 'change me; ENABLE ROW LEVEL SECURITY';
CREATE ROLE velo_support;

GRANT SELECT, INSERT, UPDATE ON accounts, payments TO velo_app;
GRANT USAGE ON SCHEMA reporting TO velo_support;
GRANT USAGE ON SCHEMA public TO velo_app;
GRANT CONNECT ON DATABASE postgres TO velo_support;
ALTER DEFAULT PRIVILEGES IN SCHEMA reporting GRANT SELECT ON TABLES TO velo_support;

ALTER TABLE accounts ENABLE ROW LEVEL SECURITY;
alter table only public.threads
    force row level security;

CREATE POLICY own_account ON accounts
    AS PERMISSIVE FOR ALL TO velo_app
    USING (account_number = current_setting('velo.account')::bigint)
    WITH CHECK (true);

CREATE POLICY support_reads_threads ON threads FOR SELECT TO velo_support USING (true);
COMMENT ON POLICY own_account ON accounts IS 'Customers see themselves only.';
