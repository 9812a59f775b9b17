use super::{Context, Finding, Findings};
use crate::service::{ObjectKind, StatementKind as Kind};

rule! {
    /// Row-level security policy
    ///
    /// `CREATE POLICY`, `ALTER POLICY` and `DROP POLICY` are refused.
    ///
    /// # Why
    /// Aurora DSQL has no row-level security.
    ///
    /// # Instead
    /// Grant access to views that show each role its rows, or filter in the application.
    ///
    /// # Refused
    /// ```sql
    /// CREATE POLICY own ON orders USING (owner = current_user);
    /// ```
    /// ```sql
    /// DROP POLICY IF EXISTS own ON orders;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE VIEW own_orders WITH (security_barrier) AS
    ///     SELECT * FROM orders WHERE owner = current_user;
    /// ```
    ///
    /// # Source
    /// Observed on a cluster in 2026; `ALTER` and `DROP` from test cases of AWS's dsql-lint, run
    /// against a cluster.
    page: "working-with-postgresql-compatibility-migration-guide",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let is_created = match ctx.kind() {
        Kind::Create(ObjectKind::Policy) => true,
        Kind::Alter(ObjectKind::Policy) | Kind::Drop(ObjectKind::Policy) => false,
        _ => return,
    };
    let finding = Finding::new(ctx.head(), format!("`{}` is not supported", ctx.kind()))
        .note("Aurora DSQL has no row-level security")
        .help("grant access to views that show each role its rows");
    findings.add(if is_created {
        finding.server("0A000", "unsupported statement: CreatePolicy")
    } else {
        finding
    });
}
