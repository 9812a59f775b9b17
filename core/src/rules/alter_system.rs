use super::{Context, Finding, Findings};
use crate::service::StatementKind;

rule! {
    /// `ALTER SYSTEM`
    ///
    /// The parameters of the server are not in the hands of its users.
    ///
    /// # Why
    /// Aurora DSQL is configured by the service.
    ///
    /// # Instead
    /// Remove the statement, or `SET` one of the few parameters of a session.
    ///
    /// # Refused
    /// ```sql
    /// ALTER SYSTEM SET work_mem = '64MB';
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// SET search_path = shop;
    /// ```
    ///
    /// # Source
    /// Observed on a cluster in 2026.
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.kind() == StatementKind::AlterSystem {
        findings.add(
            Finding::new(ctx.head(), "`ALTER SYSTEM` is not supported")
                .note("Aurora DSQL is configured by the service")
                .help("remove the statement")
                .server("0A000", "unsupported statement: AlterSystem"),
        );
    }
}
