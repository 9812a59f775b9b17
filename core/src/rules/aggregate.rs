use super::{Context, Finding, Findings};
use crate::service::{ObjectKind, StatementKind as Kind};

rule! {
    /// `CREATE AGGREGATE` and `ALTER AGGREGATE`
    ///
    /// The aggregates are those that are built in.
    ///
    /// # Why
    /// Aurora DSQL takes functions in SQL only, and of those only plain ones.
    ///
    /// # Instead
    /// Use built-in aggregates, or combine `array_agg` with a function in SQL.
    ///
    /// # Refused
    /// ```sql
    /// CREATE AGGREGATE total (int) (SFUNC = int4pl, STYPE = int);
    /// ```
    /// ```sql
    /// ALTER AGGREGATE total (int) RENAME TO grand_total;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// SELECT sum(amount) FROM orders;
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-08-28; `ALTER AGGREGATE` from test cases of AWS's dsql-lint, run
    /// against a cluster.
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if let Kind::Create(ObjectKind::Aggregate) | Kind::Alter(ObjectKind::Aggregate) = ctx.kind() {
        findings.add(
            Finding::new(ctx.head(), format!("`{}` is not supported", ctx.kind()))
                .note("Aurora DSQL has the built-in aggregates only")
                .help("use a built-in aggregate"),
        );
    }
}
