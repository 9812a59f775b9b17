use super::{Context, Finding, Findings};
use crate::service::StatementKind;

rule! {
    /// `LOAD`
    ///
    /// Libraries cannot be loaded.
    ///
    /// # Why
    /// Aurora DSQL runs no code of users but functions in SQL.
    ///
    /// # Instead
    /// Remove the statement.
    ///
    /// # Refused
    /// ```sql
    /// LOAD 'auto_explain';
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// EXPLAIN ANALYZE SELECT 1;
    /// ```
    ///
    /// # Source
    /// Test cases of AWS's dsql-lint, run against a cluster.
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.kind() == StatementKind::Load {
        findings.add(
            Finding::new(ctx.head(), "`LOAD` is not supported")
                .note("Aurora DSQL loads no libraries")
                .help("remove the statement"),
        );
    }
}
