use super::{Context, Finding, Findings};
use crate::service::{ObjectKind, StatementKind as Kind};

rule! {
    /// Foreign server, its wrapper, user mapping or import
    ///
    /// `CREATE SERVER`, `CREATE FOREIGN DATA WRAPPER`, `CREATE USER MAPPING` and `IMPORT FOREIGN
    /// SCHEMA` are refused.
    ///
    /// # Why
    /// Aurora DSQL reads no other servers.
    ///
    /// # Instead
    /// Copy the data, or read both sources in the application.
    ///
    /// # Refused
    /// ```sql
    /// CREATE SERVER other FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'db.example.com');
    /// ```
    /// ```sql
    /// CREATE USER MAPPING FOR app SERVER other;
    /// ```
    /// ```sql
    /// IMPORT FOREIGN SCHEMA public FROM SERVER other INTO imported;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE server (name text PRIMARY KEY);
    /// ```
    ///
    /// # Source
    /// Test cases of AWS's dsql-lint, run against a cluster, for `CREATE SERVER`; the others are
    /// expected.
    page: "working-with-postgresql-compatibility-migration-guide",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let is_expected = match ctx.kind() {
        Kind::Create(ObjectKind::Server) => false,
        Kind::Create(ObjectKind::ForeignDataWrapper | ObjectKind::UserMapping)
        | Kind::ImportForeignSchema => true,
        _ => return,
    };
    let finding = Finding::new(ctx.head(), format!("`{}` is not supported", ctx.kind()))
        .note("Aurora DSQL reads no other servers")
        .help("copy the data into a table");
    findings.add(if is_expected {
        finding.expected()
    } else {
        finding
    });
}
