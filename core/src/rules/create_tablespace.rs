use super::{Context, Finding, Findings};
use crate::service::{ObjectKind, StatementKind};

rule! {
    /// `CREATE TABLESPACE`
    ///
    /// There is no place on a disk to choose.
    ///
    /// # Why
    /// Aurora DSQL stores data by itself, apart from the server that answers.
    ///
    /// # Instead
    /// Remove the statement.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLESPACE fast LOCATION '/mnt/ssd';
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE tablespace (location text PRIMARY KEY);
    /// ```
    ///
    /// # Source
    /// Observed on a cluster in 2026.
    page: "working-with-postgresql-compatibility-migration-guide",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.kind() == StatementKind::Create(ObjectKind::Tablespace) {
        findings.add(
            Finding::new(ctx.head(), "`CREATE TABLESPACE` is not supported")
                .note("Aurora DSQL decides where data is stored")
                .help("remove the statement")
                .server("0A000", "unsupported statement: CreateTableSpace"),
        );
    }
}
