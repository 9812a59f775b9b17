use super::{Context, Finding, Findings};
use crate::service::StatementKind;

rule! {
    /// `CHECKPOINT`
    ///
    /// There is no log whose writing could be forced.
    ///
    /// # Why
    /// Aurora DSQL makes a transaction durable when it commits.
    ///
    /// # Instead
    /// Remove the statement.
    ///
    /// # Refused
    /// ```sql
    /// CHECKPOINT;
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
    if ctx.kind() == StatementKind::Checkpoint {
        findings.add(
            Finding::new(ctx.head(), "`CHECKPOINT` is not supported")
                .note("a transaction in Aurora DSQL is durable when it has committed")
                .help("remove the statement")
                .expected(),
        );
    }
}
