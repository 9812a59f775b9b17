use super::{Context, Finding, Findings};
use crate::service::StatementKind;

rule! {
    /// `PREPARE`
    ///
    /// Statements are not prepared by SQL.
    ///
    /// # Why
    /// Aurora DSQL prepares statements by the protocol only, which every driver does.
    ///
    /// # Instead
    /// Leave it to the driver. Of `EXECUTE` nobody has recorded the answer.
    ///
    /// # Refused
    /// ```sql
    /// PREPARE find (uuid) AS SELECT * FROM orders WHERE id = $1;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// SELECT * FROM orders WHERE id = $1;
    /// ```
    ///
    /// # Source
    /// Test cases of AWS's dsql-lint, run against a cluster.
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.kind() == StatementKind::Prepare {
        findings.add(
            Finding::new(ctx.head(), "`PREPARE` is not supported")
                .note("Aurora DSQL prepares statements by the protocol only")
                .help("let the driver prepare the statement"),
        );
    }
}
