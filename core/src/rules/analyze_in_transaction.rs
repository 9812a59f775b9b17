use super::{Context, Finding, Findings};
use crate::service::StatementKind;
use crate::transaction::TransactionState;

rule! {
    /// `ANALYZE` inside a transaction block
    ///
    /// The statement runs outside of explicit transactions only.
    ///
    /// # Why
    /// It may take longer than the five minutes that a transaction has in Aurora DSQL.
    ///
    /// # Instead
    /// Run it before `BEGIN` or after `COMMIT`.
    ///
    /// # Refused
    /// ```sql
    /// BEGIN;
    /// ANALYZE orders;
    /// COMMIT;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// ANALYZE orders;
    /// ```
    ///
    /// # Source
    /// AWS user guide, "Supported SQL features".
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.kind() == StatementKind::Analyze && ctx.transaction != TransactionState::Autocommit {
        findings.add(
            Finding::new(
                ctx.head(),
                "`ANALYZE` cannot run inside a transaction block",
            )
            .note("it may take longer than the 300 seconds of a transaction in Aurora DSQL")
            .help("run it before `BEGIN` or after `COMMIT`")
            .in_transaction(ctx),
        );
    }
}
