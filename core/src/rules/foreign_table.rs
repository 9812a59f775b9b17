use super::{Context, Finding, Findings};
use crate::service::{ObjectKind, StatementKind};

rule! {
    /// `CREATE FOREIGN TABLE`
    ///
    /// Tables of other servers cannot be read.
    ///
    /// # Why
    /// Aurora DSQL has no foreign data wrappers.
    ///
    /// # Instead
    /// Copy the data into a table, or read both sources in the application.
    ///
    /// # Refused
    /// ```sql
    /// CREATE FOREIGN TABLE remote (id int) SERVER other;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE remote (id int PRIMARY KEY);
    /// ```
    ///
    /// # Source
    /// Observed on a cluster in 2026.
    page: "working-with-postgresql-compatibility-migration-guide",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.kind() == StatementKind::Create(ObjectKind::ForeignTable) {
        findings.add(
            Finding::new(ctx.head(), "`CREATE FOREIGN TABLE` is not supported")
                .note("Aurora DSQL reads no other servers")
                .help("copy the data into a table")
                .server("0A000", "unsupported statement: CreateForeignTable"),
        );
    }
}
