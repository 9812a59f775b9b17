use super::{Context, Finding, Findings};
use crate::service::{ObjectKind, StatementKind};

rule! {
    /// `CREATE EXTENSION`
    ///
    /// No extension can be installed.
    ///
    /// # Why
    /// Aurora DSQL runs what is built in and nothing else.
    ///
    /// # Instead
    /// Remove the statement. `gen_random_uuid()` needs no extension; `jsonb` replaces `hstore`.
    ///
    /// # Refused
    /// ```sql
    /// CREATE
    ///   EXTENSION pgcrypto;
    /// ```
    /// ```sql
    /// CREATE EXTENSION IF NOT EXISTS "uuid-ossp" WITH SCHEMA public;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// SELECT gen_random_uuid();
    /// /* CREATE EXTENSION pgcrypto; */
    /// ```
    ///
    /// # Source
    /// Observed on a cluster in 2026.
    page: "working-with-postgresql-compatibility-migration-guide",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.kind() == StatementKind::Create(ObjectKind::Extension) {
        findings.add(
            Finding::new(ctx.head(), "`CREATE EXTENSION` is not supported")
                .note("Aurora DSQL has no extensions")
                .help("remove the statement; `gen_random_uuid()` is built in")
                .server("0A000", "unsupported statement: CreateExtension"),
        );
    }
}
