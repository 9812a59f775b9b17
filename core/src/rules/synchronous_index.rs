use super::{Context, Finding, Findings};
use crate::text::Severity;

rule! {
    /// `CREATE INDEX` without `ASYNC`
    ///
    /// Indexes are built by a background job, on an empty table too. After
    /// `SET disable_sync_create_index = off` an empty table takes the other form as well.
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
    if ctx.before.names().has_synchronous_indexes() {
        // Documented for empty tables only; this script made the table, so that it may well be.
        if ctx.before.schema().table(&index.table.value).is_none() {
            findings.add(
                Finding::new(index.index, "`CREATE INDEX` without `ASYNC`")
                    .severity(Severity::Note)
                    .note("with `disable_sync_create_index` off it is documented for an empty table; nobody has recorded another")
                    .help("write `CREATE INDEX ASYNC`"),
            );
        }
        return;
    }
    findings.add(
        Finding::new(index.index, "`CREATE INDEX` needs `ASYNC`")
            .note("Aurora DSQL builds indexes in background jobs, also on empty tables")
            .help("write `CREATE INDEX ASYNC`")
            .server("0A000", "unsupported mode. please use CREATE INDEX ASYNC."),
    );
}
