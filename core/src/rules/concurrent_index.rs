use super::{Context, Finding, Findings};

rule! {
    /// `CREATE INDEX CONCURRENTLY`
    ///
    /// The word is refused; `ASYNC` takes its place.
    ///
    /// # Why
    /// Every index of Aurora DSQL is built beside the writers, by a background job.
    ///
    /// # Instead
    /// Write `CREATE INDEX ASYNC`. It may stand in a transaction block, as its only DDL statement.
    ///
    /// # Refused
    /// ```sql
    /// CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer);
    /// ```
    /// ```sql
    /// CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS orders_number_key ON orders (number);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE INDEX ASYNC orders_customer_idx ON orders (customer);
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-10-10.
    page: "working-with-create-index-async",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if let Some(span) = ctx.create_index().and_then(|it| it.concurrently) {
        findings.add(
            Finding::new(span, "`CONCURRENTLY` is not supported")
                .note("Aurora DSQL builds every index in a background job")
                .help("write `CREATE INDEX ASYNC`")
                .server("0A000", "CONCURRENTLY not supported for CREATE INDEX"),
        );
    }
}
