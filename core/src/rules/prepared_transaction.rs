use super::{Context, Finding, Findings};
use crate::service::StatementKind as Kind;

rule! {
    /// Two-phase commit
    ///
    /// `PREPARE TRANSACTION`, `COMMIT PREPARED` and `ROLLBACK PREPARED` are refused.
    ///
    /// # Why
    /// Aurora DSQL commits in one step.
    ///
    /// # Instead
    /// `COMMIT`; to join two systems, write an outbox table in the same transaction.
    ///
    /// # Refused
    /// ```sql
    /// PREPARE TRANSACTION 'payment-17';
    /// ```
    /// ```sql
    /// COMMIT PREPARED 'payment-17';
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// COMMIT;
    /// ```
    ///
    /// # Source
    /// Expected, since it is not documented; nobody has recorded the answer.
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if let Kind::PrepareTransaction | Kind::CommitPrepared | Kind::RollbackPrepared = ctx.kind() {
        findings.add(
            Finding::new(ctx.head(), format!("`{}` is not supported", ctx.kind()))
                .note("Aurora DSQL commits in one step")
                .help("write `COMMIT`")
                .expected(),
        );
    }
}
