use super::{Context, Finding, Findings};
use crate::service::{ObjectKind, StatementKind};

rule! {
    /// Temporary view
    ///
    /// `CREATE TEMPORARY VIEW` is refused.
    ///
    /// # Why
    /// Aurora DSQL has no temporary objects.
    ///
    /// # Instead
    /// Create a view and drop it afterwards, or use `WITH` in the query.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TEMP VIEW recent AS SELECT * FROM orders;
    /// ```
    /// ```sql
    /// CREATE OR REPLACE LOCAL TEMPORARY VIEW recent AS SELECT * FROM orders;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE OR REPLACE VIEW recent AS SELECT * FROM orders;
    /// ```
    ///
    /// # Source
    /// Test cases of AWS's dsql-lint, run against a cluster.
    page: "create-view",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.kind() != StatementKind::Create(ObjectKind::View) {
        return;
    }
    if let Some(span) = ctx.temporary() {
        findings.add(
            Finding::new(span, "a view cannot be temporary")
                .note("Aurora DSQL has no temporary objects")
                .help("create a view, or use `WITH` in the query"),
        );
    }
}
