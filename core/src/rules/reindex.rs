use super::{Context, Finding, Findings};
use crate::service::StatementKind;

rule! {
    /// `REINDEX`
    ///
    /// Indexes are not rebuilt in place.
    ///
    /// # Why
    /// Aurora DSQL builds indexes in background jobs, and only when they are created.
    ///
    /// # Instead
    /// `DROP INDEX`, then `CREATE INDEX ASYNC`.
    ///
    /// # Refused
    /// ```sql
    /// REINDEX INDEX orders_customer_idx;
    /// ```
    /// ```sql
    /// REINDEX (VERBOSE) TABLE CONCURRENTLY orders;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// DROP INDEX orders_customer_idx;
    /// ```
    ///
    /// # Source
    /// Expected, since it is not documented; nobody has recorded the answer.
    page: "working-with-create-index-async",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.kind() == StatementKind::Reindex {
        findings.add(
            Finding::new(ctx.head(), "`REINDEX` is not supported")
                .note("Aurora DSQL builds an index only when it is created")
                .help("drop the index and create it again with `CREATE INDEX ASYNC`")
                .expected(),
        );
    }
}
