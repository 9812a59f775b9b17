use super::{Context, Finding, Findings};

rule! {
    /// `CREATE INDEX` without `ASYNC`
    ///
    /// Indexes are built by a background job, on an empty table too.
    ///
    /// # Why
    /// A synchronous build would block writers, and nothing in Aurora DSQL ever waits for a lock.
    ///
    /// # Instead
    /// Write `ASYNC` after `INDEX`. The statement returns a `job_id`;
    /// `CALL sys.wait_for_job('…')` waits for it.
    ///
    /// # Refused
    /// ```sql
    /// CREATE INDEX orders_customer_idx ON orders (customer);
    /// ```
    /// ```sql
    /// CREATE UNIQUE INDEX
    ///     ON orders (number);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE INDEX ASYNC orders_customer_idx ON orders (customer);
    /// CREATE UNIQUE INDEX ASYNC IF NOT EXISTS orders_number_key ON orders (number);
    /// CREATE INDEX ASYNC "async" ON orders (customer);
    /// ```
    ///
    /// # Source
    /// AWS user guide, "CREATE INDEX"; observed on a cluster 2026-10-03.
    page: "working-with-create-index-async",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(index) = ctx.create_index() else {
        return;
    };
    // CONCURRENTLY has a rule of its own, whose mend is the same word.
    if index.asynchronous.is_some() || index.concurrently.is_some() {
        return;
    }
    findings.add(
        Finding::new(index.index, "`CREATE INDEX` needs `ASYNC`")
            .note("Aurora DSQL builds indexes in background jobs, also on empty tables")
            .help("write `CREATE INDEX ASYNC`")
            .server("0A000", "unsupported mode. please use CREATE INDEX ASYNC."),
    );
}
