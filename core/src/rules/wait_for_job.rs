use super::{Context, Finding, Findings};
use crate::service::StatementKind;
use crate::transaction::TransactionState;

rule! {
    /// `sys.wait_for_job` in a query or a transaction block
    ///
    /// It is a procedure: it is called by `CALL`, outside of transaction blocks.
    ///
    /// # Why
    /// The job it waits for may take longer than a transaction of Aurora DSQL, which has 300
    /// seconds.
    ///
    /// # Instead
    /// `CALL sys.wait_for_job('…')` on its own; it returns whether the job succeeded.
    ///
    /// # Refused
    /// ```sql
    /// SELECT sys.wait_for_job('abcdefghijklmnopqrstuvwxyz');
    /// ```
    /// ```sql
    /// BEGIN;
    /// CALL sys.wait_for_job('abcdefghijklmnopqrstuvwxyz');
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CALL sys.wait_for_job('abcdefghijklmnopqrstuvwxyz');
    /// SELECT status FROM sys.jobs WHERE job_id = 'abcdefghijklmnopqrstuvwxyz';
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-09-15; the transaction block from AWS's adapter for Flyway.
    page: "working-with-create-index-async",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let is_call = ctx.kind() == StatementKind::Call;
    if is_call && ctx.transaction == TransactionState::Autocommit {
        return;
    }
    for call in ctx.calls().filter(|it| it.is_in("sys", "wait_for_job")) {
        findings.add(if is_call {
            Finding::new(
                call.span,
                "`sys.wait_for_job` cannot wait inside a transaction block",
            )
            .note("a transaction in Aurora DSQL has 300 seconds, a job may take longer")
            .help("commit before it")
            .in_transaction(ctx)
        } else {
            Finding::new(
                call.span,
                "`sys.wait_for_job` is a procedure, not a function",
            )
            .note("procedures are called by `CALL`")
            .help("write `CALL sys.wait_for_job('…')`")
            .server("42809", "sys.wait_for_job(text) is a procedure")
        });
    }
}
