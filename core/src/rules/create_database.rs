use super::{Context, Finding, Findings};
use crate::service::{ObjectKind, StatementKind};

rule! {
    /// `CREATE DATABASE`
    ///
    /// A cluster has one database, `postgres`.
    ///
    /// # Why
    /// The number of databases in a cluster of Aurora DSQL is fixed at one.
    ///
    /// # Instead
    /// Use a schema for each application, at most ten, or a cluster for each.
    ///
    /// # Refused
    /// ```sql
    /// CREATE DATABASE shop ENCODING 'UTF8';
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE SCHEMA shop;
    /// ```
    ///
    /// # Source
    /// AWS user guide, "Quotas and limits"; observed on a cluster in 2026.
    page: "CHAP_quotas",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.kind() == StatementKind::Create(ObjectKind::Database) {
        findings.add(
            Finding::new(ctx.head(), "`CREATE DATABASE` is not supported")
                .note("a cluster in Aurora DSQL has one database, `postgres`")
                .help("create a schema instead; a cluster has room for 10")
                .server("0A000", "unsupported statement: Createdb"),
        );
    }
}
