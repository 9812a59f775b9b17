use super::{Context, Finding, Findings};
use crate::service::{ObjectKind, StatementKind as Kind};
use crate::text::Severity;

rule! {
    /// Materialized view
    ///
    /// `CREATE`, `ALTER`, `DROP` and `REFRESH MATERIALIZED VIEW` are refused.
    ///
    /// # Why
    /// Aurora DSQL stores the rows of tables only.
    ///
    /// # Instead
    /// Use a view, or a table that the application fills.
    ///
    /// # Refused
    /// ```sql
    /// CREATE MATERIALIZED VIEW totals AS SELECT sum(amount) FROM orders;
    /// ```
    /// ```sql
    /// DROP MATERIALIZED VIEW IF EXISTS totals;
    /// ```
    /// ```sql
    /// REFRESH MATERIALIZED VIEW CONCURRENTLY totals;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE VIEW totals AS SELECT sum(amount) FROM orders;
    /// ```
    ///
    /// # Source
    /// Observed on a cluster in 2026; `DROP` from test cases of AWS's dsql-lint, run against a
    /// cluster; `ALTER` and `REFRESH` are expected.
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let (Kind::Create(ObjectKind::MaterializedView)
    | Kind::Alter(ObjectKind::MaterializedView)
    | Kind::Drop(ObjectKind::MaterializedView)
    | Kind::RefreshMaterializedView) = ctx.kind()
    else {
        return;
    };
    let finding = Finding::new(ctx.head(), format!("`{}` is not supported", ctx.kind()))
        .note("Aurora DSQL has no materialized views")
        .help("use a view, or a table that the application fills");
    findings.add(match ctx.kind() {
        Kind::Create(_) => finding.server("0A000", "unsupported statement: CreateTableAs"),
        Kind::Drop(_) => finding,
        Kind::Alter(_) if ctx.has_if_exists() => finding
            .note("what Aurora DSQL answers for one that cannot exist has not been recorded")
            .severity(Severity::Note),
        _ => finding.expected(),
    });
}
