use super::{Context, Finding, Findings};
use crate::service::StatementKind;

rule! {
    /// `LOCK TABLE`
    ///
    /// Tables cannot be locked.
    ///
    /// # Why
    /// Nobody waits in Aurora DSQL: of two transactions that change the same row the later one
    /// fails when it commits.
    ///
    /// # Instead
    /// Remove the statement and run the transaction again on 40001. `SELECT … FOR UPDATE` makes
    /// rows that are only read count.
    ///
    /// # Refused
    /// ```sql
    /// LOCK TABLE orders IN EXCLUSIVE MODE;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// SELECT * FROM orders WHERE id = 1 FOR UPDATE;
    /// ```
    ///
    /// # Source
    /// Test cases of AWS's dump proxy, run against a cluster.
    page: "working-with-concurrency-control",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.kind() == StatementKind::Lock {
        findings.add(
            Finding::new(ctx.head(), "`LOCK TABLE` is not supported")
                .note("Aurora DSQL has no locks: conflicts show when a transaction commits")
                .help("remove it and run the transaction again on SQLSTATE 40001")
                .server("0A000", "unsupported statement: Lock"),
        );
    }
}
